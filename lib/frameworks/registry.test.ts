import { describe, expect, it } from "vitest";
import { checks } from "@/lib/checks/registry";
import { byNumber, controlsOf, FRAMEWORKS, frameworkOf } from "./registry";

const CIS = FRAMEWORKS.filter(({ id }) => id.startsWith("cis-"));
const count = (id: string, of: (control: (typeof FRAMEWORKS)[number]["controls"][number]) => boolean) =>
  frameworkOf(id)?.controls.filter(of).length;

describe("frameworks", () => {
  // Facts of the benchmark: controls, and of them those of level 1 and 2, automated and manual.
  it.each([
    ["cis-1.4", 58, 35, 3, 16, 4],
    ["cis-1.5", 63, 38, 4, 17, 4],
    ["cis-2.0", 64, 39, 5, 16, 4],
    ["cis-3.0", 62, 38, 4, 16, 4],
    ["cis-4.0", 64, 25, 17, 12, 10],
    ["cis-5.0", 63, 24, 17, 11, 11],
    ["cis-6.0", 63, 24, 17, 11, 11],
    ["cis-7.0", 70, 23, 18, 11, 18],
  ])("%s has %i controls: %i and %i of level 1, %i and %i of level 2", (id, all, auto1, manual1, auto2, manual2) => {
    const of = (level: number, assessment: string) =>
      count(id, (one) => one.level === level && one.assessment === assessment);
    expect(frameworkOf(id)?.controls).toHaveLength(all);
    expect([of(1, "automated"), of(1, "manual"), of(2, "automated"), of(2, "manual")]).toEqual([
      auto1,
      manual1,
      auto2,
      manual2,
    ]);
  });

  it("every control has its check, each number stands once, and they come by number", () => {
    const known = new Set(checks.map(({ id }) => id));
    for (const { id, controls } of FRAMEWORKS) {
      expect({ id, unknown: controls.filter(({ check }) => !known.has(check)).map(({ check }) => check) }).toEqual({
        id,
        unknown: [],
      });
      expect(new Set(controls.map((one) => one.id)).size).toBe(controls.length);
      expect(controls.map((one) => one.id)).toEqual(controls.map((one) => one.id).sort(byNumber));
    }
  });

  it("every check answers some control", () => {
    expect(checks.filter(({ id }) => controlsOf(id).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it("7.0, 5.0 and 3.0 are scored, and 1.10 comes after 1.9", () => {
    expect(CIS.filter(({ scored }) => scored).map(({ id }) => id)).toEqual(["cis-7.0", "cis-5.0", "cis-3.0"]);
    expect(["1.10", "1.9", "B.2", "B.10"].sort(byNumber)).toEqual(["B.2", "B.10", "1.9", "1.10"]);
  });
});

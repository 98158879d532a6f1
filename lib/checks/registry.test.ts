import { describe, expect, it } from "vitest";
import { factsFor } from "@/lib/testing/facts";
import { evaluate } from "./engine/evaluate";
import { checks } from "./registry";

const PLACES = new Set(["id", "arn", "name", "region", "account"]);

describe("every check", () => {
  it("has an id of its own, and says what it means and what to do", () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { id, title, risk, fix, apis, source, version } of checks) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect({ id, title: title.length > 8, risk: risk.length > 40, console: fix.console.length > 0 }).toEqual({
        id,
        title: true,
        risk: true,
        console: true,
      });
      expect(fix.link).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com|aws\.amazon\.com|repost\.aws)\//);
      expect(source).toMatch(/^https:\/\//);
      for (const api of apis) expect(api).toMatch(/^[a-z0-9-]+:[A-Z]\w+$/);
      expect(version).toBeGreaterThan(0);
    }
  });

  it("has commands of the AWS CLI, each of one line, whose places have plain names", () => {
    for (const { id, fix } of checks) {
      for (const line of fix.cli) {
        expect({ id, line, starts: line.startsWith("aws ") }).toMatchObject({ starts: true });
        expect({
          id,
          line,
          hasBreak: line.includes("\n"),
          region: / --region /.test(line) && !line.includes("{"),
        }).toMatchObject({ hasBreak: false, region: false });
        for (const [, place = ""] of line.matchAll(/\{([A-Za-z]\w*)\??\}/g))
          expect(PLACES.has(place) || /^[a-z]\w*$/.test(place)).toBe(true);
      }
    }
  });

  // The rule that nothing else is worth much without.
  it.each(checks.map((check) => ({ id: check.id, check })))(
    "$id never passes an account of which nothing was seen",
    ({ check }) => {
      for (const reason of ["denied", "throttled", "region_disabled", "excluded"] as const) {
        const types = [...(check.scope === "resource" ? check.types : []), ...check.reads];
        const facts = factsFor(check, {
          hidden: types.flatMap((type) => [
            [type, reason, "eu-west-1"],
            [type, reason, "global"],
          ]),
        });
        const statuses = evaluate([check], facts).map(({ verdict }) => verdict.status);
        expect(statuses).not.toContain("pass");
        expect(statuses).not.toContain("not_applicable");
        expect(statuses.length).toBeGreaterThan(0);
      }
    },
  );
});

import { expect, test } from "vitest";
import type { ControlView, FrameworkView } from "@/lib/operations/findings/views";
import { loadControlParams } from "@/lib/web/control-params";
import { shownSections } from "./control-filter";

const counts = { fail: 0, not_seen: 0, manual: 0, pass: 0, not_applicable: 0, excused: 0, attested: 0 };
const totals = { score: null, controls: counts, findings: counts };

function control(id: string, title: string, status: ControlView["status"], level: 1 | 2 = 1): ControlView {
  const about = { section: "", assessment: "automated" as const, severity: "high" as const, service: "ec2" };
  return { id, check: `check-${id}`, title, status, level, counts, elsewhere: [], ...about };
}

const framework: FrameworkView = {
  ...{ account: "prod", at: "S1", takenAt: "", digest: "", all: totals, level1: totals, level2: totals },
  framework: { id: "cis-7.0", title: "CIS", scored: true },
  frameworks: [],
  sections: [
    { title: "Network", controls: [control("5.3", "Admin ports", "fail"), control("5.31", "Ports of files", "pass")] },
    { title: "Storage", controls: [control("5.3.1", "Buckets", "not_seen", 2)] },
  ],
};

const shown = (query: string) =>
  shownSections(framework, loadControlParams(new URLSearchParams(query))).map(({ title, shown: of, isOpen }) => [
    isOpen ? title : `(${title})`,
    ...of.map(({ id }) => id),
  ]);

test("all of it, and by level: a section without such controls is left out", () => {
  expect(shown("")).toEqual([
    ["Network", "5.3", "5.31"],
    ["Storage", "5.3.1"],
  ]);
  expect(shown("level=2")).toEqual([["Storage", "5.3.1"]]);
});

test("numbers are whole, titles are words", () => {
  expect(shown("q=5.3")).toEqual([
    ["Network", "5.3"],
    ["Storage", "5.3.1"],
  ]);
  expect(shown("q=ports+FILES")).toEqual([["Network", "5.31"], ["Storage"]]);
});

test("by status, with sections folded that nobody asked for", () => {
  expect(shown("status=fail&status=not_seen&section=Storage")).toEqual([
    ["(Network)", "5.3"],
    ["Storage", "5.3.1"],
  ]);
});

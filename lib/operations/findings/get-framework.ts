import { z } from "zod";
import { type AuditCounts, countByCheck, noAuditCounts, sumCounts } from "@/lib/analysis/findings/query";
import { checkOf } from "@/lib/checks/registry";
import { AppError } from "@/lib/errors";
import { FRAMEWORKS, type Framework, frameworkOf } from "@/lib/frameworks/registry";
import { rollUp, type VerdictStatus } from "@/lib/model/finding";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { auditOf, checkTitle, serviceOf } from "./audit-of";
import { controlRefs } from "./filters";
import type { ControlTotals, ControlView, FrameworkView } from "./views";

/** The controls of a framework with their roll-up, and the score of each level. Throws `invalid` for an unknown one. */
export const getFramework = defineQuery({
  id: "finding.framework",
  permission: "finding:read",
  input: z.object({ account: z.string(), at: z.string().default("latest"), framework: z.string().default("cis-7.0") }),
  run: async ({ input }): Promise<FrameworkView> => {
    const framework = frameworkOf(input.framework);
    if (framework === undefined) {
      const known = FRAMEWORKS.map(({ id }) => id).join(", ");
      throw new AppError("invalid", `There is no framework "${input.framework}". Known: ${known}.`, "framework");
    }
    const { account, at, takenAt, digest, view } = await auditOf(input.account, input.at);
    const byCheck = countByCheck(view, new Uint8Array(view.index.size));
    const controls = controlViews(framework, byCheck);
    const sections = [...new Set(controls.map(({ section }) => section))];
    return {
      account: account.name,
      at: snapshotName(at.seq),
      takenAt: takenAt.toISOString(),
      digest,
      framework: { id: framework.id, title: framework.title, scored: framework.scored },
      frameworks: FRAMEWORKS.map(({ controls: all, ...one }) => ({ ...one, controls: all.length })),
      sections: sections.map((title) => ({ title, controls: controls.filter(({ section }) => section === title) })),
      all: totals(controls),
      level1: totals(controls.filter(({ level }) => level === 1)),
      level2: totals(controls.filter(({ level }) => level === 2)),
    };
  },
});

/** Every control of a framework with what its check came to. */
export function controlViews(framework: Framework, byCheck: ReadonlyMap<string, AuditCounts>): ControlView[] {
  return framework.controls.map(({ id, check, section, level, assessment }) => {
    const counts = byCheck.get(check) ?? noAuditCounts();
    return {
      ...{ id, check, section, level, assessment, counts },
      title: checkTitle(check),
      severity: checkOf(check)?.severity ?? "medium",
      service: serviceOf(check),
      status: statusOf(counts),
      elsewhere: controlRefs(check).filter((one) => one.framework !== framework.id),
    };
  });
}

/** Roll-up of a control: what nobody decided about counts first. */
export function statusOf(counts: AuditCounts): ControlView["status"] {
  const status = rollUp(counts);
  if (status !== "not_applicable") return status;
  if (counts.attested > 0) return "attested";
  return counts.excused > 0 ? "excused" : status;
}

/** Score and denominators of some controls. */
export function totals(controls: readonly ControlView[]): ControlTotals {
  const count = (status: VerdictStatus | "excused" | "attested") =>
    controls.filter((one) => one.status === status).length;
  const [passed, failed] = [count("pass"), count("fail")];
  return {
    score: passed + failed === 0 ? null : Math.floor((passed * 100) / (passed + failed)),
    controls: {
      ...{ fail: failed, pass: passed, not_seen: count("not_seen"), manual: count("manual") },
      ...{ not_applicable: count("not_applicable"), excused: count("excused"), attested: count("attested") },
    },
    findings: sumCounts(controls.map(({ counts }) => counts)),
  };
}

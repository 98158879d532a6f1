import { checkOf } from "@/lib/checks/registry";
import { cliActor } from "@/lib/operations/actor";
import { listFindings } from "@/lib/operations/findings/list-findings";
import type { FindingView } from "@/lib/operations/findings/views";
import type { Line } from "./compare";
import type { ProwlerResult } from "./prowler";
import map from "./prowler-map.json";

/** Checks that the data files of 3.0 name beside the right ones, for hosts with enclaves: they judge something else. */
const UNRELATED: ReadonlySet<string> = new Set([
  "ec2_confidential_workload_host_unrestricted_ingress",
  "ec2_confidential_workload_host_imdsv2_not_enforced",
]);

type Entry = { check: string; scope: "account" | "region" | "resource"; versions: string; theirs: ReadonlySet<string> };

type Mapped = Pick<Entry, "check" | "scope"> & { versions: Record<string, string[]> };

/** Controls with the checks that Prowler answers them by; two entries where versions differ. */
const ENTRIES: readonly Entry[] = (map as Mapped[]).flatMap(({ check, scope, versions }) => {
  const bySet = new Map<string, string[]>();
  for (const [version, names] of Object.entries(versions)) {
    const key = names
      .filter((name) => !UNRELATED.has(name))
      .sort()
      .join(" ");
    bySet.set(key, [...(bySet.get(key) ?? []), version]);
  }
  return [...bySet].map(([names, numbers]) => ({
    ...{ check, scope, versions: numbers.join(", ") },
    theirs: new Set(names.split(" ")),
  }));
});

/** Services that the checks of these controls look at: what Prowler asks for no more than. */
export function servicesAskedFor(): string[] {
  const types = ENTRIES.flatMap(({ check }) => {
    const known = checkOf(check);
    return known ? [...(known.scope === "resource" ? known.types : []), ...known.reads] : [];
  });
  return [...new Set(types.map(({ service }) => service))].sort();
}

/** Every verdict of ours in the newest snapshot. */
export async function ourFindings(account: string): Promise<FindingView[]> {
  const all: FindingView[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listFindings(cliActor, { account, limit: 1_000, ...(after ? { after } : {}) });
    all.push(...page.rows);
    if (page.next === null) return all;
    after = page.next;
  }
}

/** Ours, by control and thing. */
export function ourLines(findings: readonly FindingView[]): Line[] {
  return ENTRIES.flatMap(({ check, scope, versions }) =>
    findings
      .filter((one) => one.check === check && !one.subject.startsWith("listing:"))
      .map(({ region, arn, status, reason }) => ({
        ...{ check, versions, region, said: { status, detail: reason } },
        subject: subjectFor(scope, region, arn ?? ""),
      })),
  ).filter(({ subject, said }) => subject !== "" || said.status !== "not_applicable");
}

/** Prowler's, by control and thing. */
export function theirLines(results: readonly ProwlerResult[]): Line[] {
  return ENTRIES.flatMap(({ check, scope, versions, theirs }) =>
    results
      .filter((one) => theirs.has(one.check))
      .map(({ region, arn, status, detail }) => ({
        ...{ check, versions, region, said: { status: status.toLowerCase(), detail } },
        subject: subjectFor(scope, region, arn),
      })),
  );
}

function subjectFor(scope: Entry["scope"], region: string, arn: string): string {
  return scope === "account" ? "account" : scope === "region" ? region : arn;
}

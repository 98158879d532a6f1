import type { ChangeKind } from "@/lib/model/comparison";
import type { Keeping } from "./keeping";
import { days, type RegionUse } from "./regions";
import type { Coverage } from "./sight";

/** Where a step leads: a page of the account, with what its address says. */
export type StepTarget =
  | { page: "gaps" }
  /** Trying a scan, of what the last one read or of everything. */
  | { page: "preflight"; everything: boolean }
  | { page: "inventory"; filter: Readonly<Record<string, string>> };

/** Something to do next, computed: nobody ticks it off. */
export type Step = {
  name: string;
  /** Where it stands, one or two sentences with numbers and their whole. */
  says: string;
  next: { says: string; target: StepTarget } | null;
  /** Part of a whole, with what is counted; null where there is no end to reach. */
  progress: { done: number; total: number; what: string } | null;
};

/** What the steps are computed from. */
export type StepFacts = {
  coverage: Coverage;
  gaps: number;
  /** Of those, what the scan was told to leave out. */
  chosen: number;
  /** Actions that could be granted, and the gaps that they would close. */
  grant: { actions: number; closes: number } | null;
  /** Names of the two snapshots and what differs; null when there is no earlier one. */
  changes: { from: string; to: string; counts: Record<ChangeKind, number> } | null;
  resources: number;
  keeping: Keeping;
  regions: readonly RegionUse[];
  /** Date of the snapshot, ISO 8601. */
  at: string;
};

/** The next steps in the order in which they help. */
export function nextSteps(facts: StepFacts): Step[] {
  return [seeEverything(facts), compare(facts), ...keep(facts), ...lookAtRegions(facts)];
}

function seeEverything({ coverage: { listings, seen }, gaps, chosen, grant }: StepFacts): Step {
  const hidden = gaps === 0 ? "" : ` ${plural(gaps, "gap hides", "gaps hide")} lists or properties.`;
  const left =
    chosen === 0 ? "" : ` ${number(chosen)} of ${number(gaps)} ${chosen === 1 ? "is" : "are"} what the scan left out.`;
  return {
    name: "See everything",
    says: `${number(seen)} of ${plural(listings, "list that was asked for was", "lists that were asked for were")} seen to the end.${hidden}${left}`,
    next: gaps === 0 ? null : closeGaps(gaps, chosen, grant),
    progress: { done: seen, total: listings, what: "lists" },
  };
}

function closeGaps(gaps: number, chosen: number, grant: StepFacts["grant"]): Step["next"] {
  if (grant !== null) {
    return {
      says: `Grant ${plural(grant.actions, "action", "actions")} to close ${number(grant.closes)} of ${plural(gaps, "gap", "gaps")}`,
      target: { page: "gaps" },
    };
  }
  if (chosen > 0) {
    return { says: "Scan what was left out as well", target: { page: "preflight", everything: true } };
  }
  return { says: "See what would close them", target: { page: "gaps" } };
}

function compare({ changes, resources }: StepFacts): Step {
  if (changes === null) {
    return {
      name: "Keep a second date",
      says: "This is the only snapshot. With a second one you see what changes, and who is still at work here.",
      next: { says: "Scan again", target: { page: "preflight", everything: false } },
      progress: { done: 1, total: 2, what: "snapshots" },
    };
  }
  const { from, to, counts } = changes;
  const unsure = counts.not_comparable;
  return {
    name: "Follow the changes",
    says:
      `${from} to ${to}: ${number(counts.created)} new, ${number(counts.deleted)} gone, ${number(counts.changed)} changed; ` +
      `${to} holds ${plural(resources, "resource", "resources")}.` +
      (unsure === 0 ? "" : ` ${number(unsure)} cannot be compared, because one of the two did not see them.`),
    next: { says: "Look at what changed last", target: { page: "inventory", filter: { sort: "-changed" } } },
    progress: null,
  };
}

function keep({ keeping: { working, stacked, tagged, unread } }: StepFacts): Step[] {
  if (working === 0) return [];
  const rest = working - stacked;
  const unsure = unread === 0 ? "" : ` The tags of ${number(unread)} could not be read.`;
  return [
    {
      name: "Who keeps what",
      says:
        `${number(stacked)} of ${plural(working, "thing that runs or stores data belongs", "things that run or store data belong")} to a CloudFormation stack. ` +
        `${number(tagged)} of ${number(working)} carry a tag that somebody set.${unsure}`,
      next:
        rest === 0
          ? null
          : {
              says:
                rest === 1
                  ? "Find out who made the one that does not"
                  : `Find out who made the ${number(rest)} that do not`,
              target: { page: "inventory", filter: { managed: "none" } },
            },
      progress: { done: stacked, total: working, what: "in stacks" },
    },
  ];
}

function lookAtRegions({ regions, coverage, at }: StepFacts): Step[] {
  if (coverage.regions.length === 0) return [];
  const forgotten = regions.filter(({ looksForgotten }) => looksForgotten);
  const [first] = forgotten;
  const some = forgotten.length === 0 ? "None of them looks forgotten" : `${number(forgotten.length)} may be forgotten`;
  return [
    {
      name: "Every region",
      says:
        `${number(regions.length)} of ${plural(coverage.regions.length, "region", "regions")} looked at ${regions.length === 1 ? "holds" : "hold"} something that runs or stores data.` +
        (regions.length < 2 ? "" : ` ${some}.`),
      next:
        first === undefined || first.newest === null
          ? null
          : {
              says: `Ask who needs ${first.region}: ${plural(first.working, "thing", "things")}, the last known date ${number(days(first.newest.at, at))} days ago`,
              target: { page: "inventory", filter: { region: first.region } },
            },
      progress: null,
    },
  ];
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function plural(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

import { OUTCOME_WORDS, type Outcome } from "@/components/ui/verdict";
import type { VerdictStatus } from "@/lib/model/finding";
import type { Decision, FindingFacet, FindingSortKey } from "@/lib/model/finding-filter";
import type { FindingView } from "@/lib/operations/findings/views";

/** What a facet is called, as a title and in the plural. */
export const FINDING_FACET_WORDS: Readonly<Record<FindingFacet, { title: string; plural: string }>> = {
  status: { title: "Status", plural: "statuses" },
  severity: { title: "Severity", plural: "severities" },
  service: { title: "Service", plural: "services" },
  region: { title: "Region", plural: "regions" },
  check: { title: "Check", plural: "checks" },
  type: { title: "Type", plural: "types" },
  decision: { title: "Decision", plural: "decisions" },
  use: { title: "Use", plural: "choices" },
  news: { title: "Failing", plural: "choices" },
};

/** Choices that are no words of their own. */
const CHOICE_WORDS: Partial<Record<FindingFacet, Readonly<Record<string, string>>>> = {
  status: OUTCOME_WORDS,
  decision: { open: "nobody decided", excused: "excused", attested: "attested" } satisfies Record<Decision, string>,
  use: { used: "in use", unused: "unused" },
  news: { new: "new", regressed: "came back", standing: "before, or not at all" },
};

/** A choice of a facet in words. */
export function choiceWords(name: FindingFacet, value: string, label: string): string {
  return CHOICE_WORDS[name]?.[value] ?? label;
}

/** Orders of the flat list in words. */
export const SORT_WORDS: Readonly<Record<FindingSortKey, string>> = {
  severity: "worst first",
  status: "by status",
  check: "by check",
  name: "by name",
  region: "by region",
  since: "longest failing first",
};

/** What became of a finding: what a person decided counts before what the check says. */
export function outcomeOf({ decision, status }: { decision: Decision; status: VerdictStatus }): Outcome {
  return decision === "open" ? status : decision;
}

/** Since when a finding fails, in a few words; null for one that does not. */
export function sinceWords({ news, reopened, since }: Pick<FindingView, "news" | "reopened" | "since">): string | null {
  if (since === null) return null;
  if (news === "new") return `new in ${since}`;
  if (news === "regressed")
    return reopened > 1 ? `came back in ${since}, ${reopened} times by now` : `came back in ${since}`;
  return `since ${since}`;
}

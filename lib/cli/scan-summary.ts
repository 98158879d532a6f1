import { byCause } from "@/lib/model/gap";
import type { GapCause, GapReport, GapView, ServiceCalls, SnapshotDetail } from "@/lib/operations/snapshots/views";
import { counted, printable } from "./table";

/** What both forms read of a snapshot. */
export type Summarised = Pick<
  SnapshotDetail,
  "id" | "account" | "awsAccountId" | "startedAt" | "finishedAt" | "status" | "resources" | "counts" | "calls"
> & {
  types: readonly unknown[];
  gapList: readonly Pick<GapView, "service" | "region" | "operation" | "reason" | "action" | "message">[];
};

type ShownGap = Summarised["gapList"][number];

/** Causes that a summary names; the browser shows all of them. */
const SHOWN_CAUSES = 12;

// Regions that are not enabled hold nothing that could have been seen, so they do not make a snapshot partial.
function countedGaps({ gapList }: Summarised): ShownGap[] {
  return gapList.filter((gap) => gap.reason !== "region_disabled");
}

/** What a summary says of the gaps beside the list of them. */
type Changes = Pick<GapReport, "previous" | "closed" | "opened">;

/** The object that `bearings scan --json` ends with. */
export function scanJson(snapshot: Summarised, { closed, opened }: Changes, services: readonly ServiceCalls[]) {
  const { id, account, awsAccountId, startedAt, finishedAt, resources, types } = snapshot;
  return {
    snapshot: id,
    account,
    awsAccountId,
    startedAt,
    finishedAt,
    resources,
    types: types.length,
    calls: callsOf(snapshot),
    gaps: countedGaps(snapshot).map(({ service, region, operation, reason, action }) => ({
      service,
      region,
      operation,
      reason,
      action,
    })),
    closedGaps: closed.map(causeJson),
    newGaps: opened.map(causeJson),
    services: services.map(({ service, calls, retries, milliseconds, resources: found, regions }) => ({
      ...{ service, calls, retries, milliseconds, resources: found, regions },
    })),
  };
}

function causeJson({ service, operation, reason, regions }: GapCause) {
  return { service, operation, reason, regions };
}

/** The lines that `bearings scan` ends with: what there is, what changed, and each cause of gaps once. */
export function scanSummary(snapshot: Summarised, changes: Changes): string {
  const { id, status, resources, types, counts } = snapshot;
  const { created, changed, deleted } = counts;
  const gaps = countedGaps(snapshot);
  const causes = [...byCause(gaps.filter(({ reason }) => reason !== "excluded")).values()];
  const more = causes.length - SHOWN_CAUSES;
  return [
    `${id} ${status}: ${counted(resources, "resource")} of ${counted(types.length, "type")}, ${counted(callsOf(snapshot), "call")}`,
    // The first one has none before it.
    ...(id.endsWith(":S1")
      ? []
      : [`Since the snapshot before: ${created} created, ${changed} changed, ${deleted} deleted.`]),
    ...changeLines("Closed since", changes.previous, changes.closed),
    ...changeLines("Not seen since", changes.previous, changes.opened),
    ...leftOut(gaps),
    ...causes.slice(0, SHOWN_CAUSES).map(causeLine),
    ...(more > 0 ? [`… and ${more} more causes; --json and the browser show all gaps.`] : []),
  ]
    .map((line) => `${printable(line)}\n`)
    .join("");
}

/** Gaps that came or went since the snapshot before, each cause in a few words. */
export function changeLines(words: string, previous: string | null, causes: readonly GapCause[]): string[] {
  if (previous === null || causes.length === 0) return [];
  const named = causes.slice(0, SHOWN_CAUSES).map(({ service, operation, reason, regions }) => {
    const where = regions.length === 1 ? regions[0] : `${regions.length} regions`;
    return `${[service, operation].filter((part) => part !== "").join(" ")}, ${where} (${reason.replaceAll("_", " ")})`;
  });
  const more = causes.length - named.length;
  return [`${words} ${previous}: ${named.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`];
}

function callsOf({ calls }: Summarised): number {
  return calls.reduce((sum, count) => sum + count.calls, 0);
}

function leftOut(gaps: readonly ShownGap[]): string[] {
  const excluded = gaps.filter(({ reason }) => reason === "excluded");
  const regions = excluded.filter(({ service }) => service === "*").length;
  const services = excluded.length - regions;
  const parts = [
    ...(regions === 0 ? [] : [counted(regions, "region")]),
    ...(services === 0 ? [] : [counted(services, "service")]),
  ];
  return parts.length === 0 ? [] : [`Left out by choice: ${parts.join(", ")}.`];
}

function causeLine(gaps: ShownGap[]): string {
  const [first] = gaps;
  if (first === undefined) return "";
  const where = gaps.length === 1 ? first.region : `${gaps.length} regions`;
  const grant = first.action === null ? "" : ` Grant ${first.action}.`;
  const what = [first.service, first.operation].filter((part) => part !== "").join(" ");
  return `Not seen: ${what}, ${where} (${first.reason.replaceAll("_", " ")}). ${first.message}${grant}`.trimEnd();
}

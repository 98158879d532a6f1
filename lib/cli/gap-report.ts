import { gapKey } from "@/lib/model/gap";
import { reasonWords } from "@/lib/model/gap-words";
import { hiddenWords, whereWords } from "@/lib/operations/snapshots/gap-causes";
import type { GapCause, GapGroup, GapReport } from "@/lib/operations/snapshots/views";
import { changeLines } from "./scan-summary";
import { printable } from "./table";

/** The gaps of a snapshot for people: by reason, what each hides and since when, then the one statement to add. */
export function gapsText({ id, previous, groups, closed, opened, statement }: GapReport): string {
  const shown = groups.filter(({ reason }) => reason !== "region_disabled");
  const disabled = groups.find(({ reason }) => reason === "region_disabled");
  const regions = disabled?.causes.flatMap((cause) => cause.regions) ?? [];
  const lines = [
    shown.length === 0 ? `${id}: nothing that was asked for stayed unseen.` : `${id}: what it could not see`,
    ...changeLines("Closed since", previous, closed),
    ...changeLines("Not seen since", previous, opened),
    ...shown.flatMap(groupLines),
    ...(regions.length === 0
      ? []
      : ["", `Not enabled in this account, so nothing can be there: ${regions.join(", ")}.`]),
  ];
  const grant =
    statement === null
      ? ""
      : `\nAdd this statement to the role's policy, then scan again:\n${JSON.stringify(statement, null, 2)}\n`;
  return `${lines.map(printable).join("\n")}\n${grant}`;
}

function groupLines({ reason, causes }: GapGroup): string[] {
  const { why, cure } = reasonWords(reason);
  const ungrantable = causes.some(({ statement }) => statement === null);
  return [
    "",
    `${why}${ungrantable ? ` ${cure}` : ""}`,
    ...(reason === "excluded" ? [choices(causes)] : causes.map(line)),
  ];
}

function choices(causes: readonly GapCause[]): string {
  const services = causes.filter(({ service }) => service !== "*").map(({ service }) => service);
  const regions = causes.filter(({ service }) => service === "*").flatMap((cause) => cause.regions);
  const parts = [
    ...(services.length === 0 ? [] : [`services ${services.join(", ")}`]),
    ...(regions.length === 0 ? [] : [`regions ${regions.join(", ")}`]),
  ];
  return `  ${parts.join("; ")}`;
}

function line(cause: GapCause): string {
  const { service, operation, messages, firstSeen, firstSeenAt, statement } = cause;
  const call = [service === "*" ? "all services" : service, operation].filter((part) => part !== "").join(" ");
  const since = `since ${firstSeen}${firstSeenAt === null ? "" : ` (${firstSeenAt.slice(0, 10)})`}`;
  const grant = statement === null ? (messages[0] ? ` ${messages[0]}` : "") : ` Grant ${statement.Action.join(", ")}.`;
  return `  ${call}, ${whereWords(cause.regions)}, ${since}: hides ${hiddenWords(cause)}.${grant}`;
}

/** The same for programs. */
export function gapsJson({ id, previous, gaps, properties, closed, opened, statement }: GapReport) {
  return {
    snapshot: id,
    gaps: gaps.map((gap) => ({
      service: gap.service,
      region: gap.region,
      operation: gap.operation,
      reason: gap.reason,
      action: gap.action,
      message: gap.message,
      firstSeen: gap.firstSeen,
      firstSeenAt: gap.firstSeenAt,
      hides: {
        types: gap.types,
        resources: gap.affected,
        properties: properties
          .filter((one) => gapKey(one) === gapKey(gap))
          .map(({ type, property, resources }) => ({ type, property, resources })),
      },
    })),
    since: previous,
    closed: closed.map(changeJson),
    opened: opened.map(changeJson),
    statement,
  };
}

function changeJson({ service, operation, reason, regions, types }: GapCause) {
  return { service, operation, reason, regions, types };
}

import "server-only";
import { cleanText } from "@/lib/model/canonical";
import { Gap, gapKey } from "@/lib/model/gap";
import { copyRows } from "./copy";
import type { ScopeWork } from "./scope-work";
import { OPEN, rows } from "./sql";
import type { Target } from "./write-versions";

/** Gaps by what makes them the same, those of suspect listings added; two with one key become one. */
export function mergeGaps(given: readonly Gap[], works: ReadonlyMap<string, ScopeWork>): Gap[] {
  const suspects = [...works.values()].filter(({ reason }) => reason === "suspect").map(suspectGap);
  const merged = new Map<string, Gap>();
  for (const gap of [...given, ...suspects]) {
    const same = merged.get(gapKey(gap));
    merged.set(gapKey(gap), {
      ...(same ?? gap),
      message: cleanText((same ?? gap).message),
      types: [...new Set([...(same?.types ?? []), ...gap.types])].sort(),
      affected: (same?.affected ?? 0) + gap.affected,
    });
  }
  return [...merged.keys()].sort().flatMap((key) => merged.get(key) ?? []);
}

function suspectGap({ service, region, type, listed, known }: ScopeWork): Gap {
  return {
    service,
    region,
    operation: "",
    reason: "suspect",
    action: null,
    message: `AWS listed ${listed} of what were ${known?.resources ?? 0} resources, without an error. Nothing is taken for deleted until a second scan finds the same.`,
    types: [type],
    affected: 0,
  };
}

const OpenGap = Gap.pick({
  service: true,
  region: true,
  operation: true,
  reason: true,
  action: true,
  types: true,
  affected: true,
});

/**
 * Ends the gaps that closed, begins the new ones. A gap whose particulars change begins another interval with the
 * same `first_seq`; a message alone changes nothing, because AWS puts request ids into it.
 */
export async function writeGaps({ client, accountId, seq }: Target, gaps: readonly Gap[]): Promise<void> {
  const found = await rows<{ first_seq: number }>(
    client,
    `select service, region, operation, reason, action, types, affected, first_seq from gap
     where account_id = $1 and to_seq = ${OPEN}`,
    [accountId],
  );
  const open = new Map(
    found.map((row) => {
      const gap = OpenGap.parse(row);
      return [gapKey(gap), { gap, firstSeq: row.first_seq }];
    }),
  );
  const begun = gaps.filter((gap) => {
    const before = open.get(gapKey(gap))?.gap;
    return before === undefined || particulars(before) !== particulars(gap);
  });
  const kept = new Set(gaps.filter((gap) => !begun.includes(gap)).map(gapKey));
  const ended = [...open].filter(([key]) => !kept.has(key)).map(([, { gap }]) => gap);
  if (ended.length > 0) {
    await client.query(
      `update gap g set to_seq = $2
       from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as t(service, region, operation, reason)
       where g.account_id = $1 and g.to_seq = ${OPEN} and g.service = t.service and g.region = t.region
         and g.operation = t.operation and g.reason = t.reason`,
      [
        accountId,
        seq,
        ended.map(({ service }) => service),
        ended.map(({ region }) => region),
        ended.map(({ operation }) => operation),
        ended.map(({ reason }) => reason),
      ],
    );
  }
  await copyRows(
    client,
    `gap (account_id, service, region, operation, reason, from_seq, first_seq, action, message, types, affected)`,
    begun.map((gap) => [
      accountId,
      gap.service,
      gap.region,
      gap.operation,
      gap.reason,
      seq,
      open.get(gapKey(gap))?.firstSeq ?? seq,
      gap.action,
      gap.message,
      gap.types,
      gap.affected,
    ]),
  );
}

function particulars({ action, types, affected }: Pick<Gap, "action" | "types" | "affected">): string {
  return JSON.stringify([action, [...types].sort(), affected]);
}

import type pg from "pg";
import type { Check } from "@/lib/checks/engine/define";
import { evaluate, type OnBug } from "@/lib/checks/engine/evaluate";
import { Facts, type HeldFact } from "@/lib/checks/engine/facts";
import { checks } from "@/lib/checks/registry";
import { streamFacts } from "@/lib/db/finding-store/stream-facts";
import { type WrittenAudit, writeAudit } from "@/lib/db/finding-store/write-audit";
import { type At, readSnapshot } from "@/lib/db/snapshot-store/at";
import { readCoverage } from "@/lib/db/snapshot-store/read-coverage";
import { readGaps } from "@/lib/db/snapshot-store/read-gaps";
import { rows } from "@/lib/db/snapshot-store/sql";
import { log } from "@/lib/log";

/**
 * Judges the account's newest snapshot by every check and stores what they say, inside the transaction that stores the
 * snapshot: there is no snapshot whose findings are still to come.
 */
export async function auditSnapshot(client: pg.ClientBase, at: At): Promise<WrittenAudit> {
  const facts = await loadFacts(client, at);
  const note: OnBug = (err, place) => log.error({ ...at, ...place, err }, "A check has a fault");
  const results = checks.map((check) => ({
    check: check.id,
    version: check.version,
    judged: evaluate([check], facts, note),
  }));
  return writeAudit(client, at, results);
}

/** Everything in a snapshot that some check looks at. */
async function loadFacts(client: pg.ClientBase, at: At): Promise<Facts> {
  const snapshot = await readSnapshot(client, at);
  const [account] = await rows<{ id: string | null }>(
    client,
    "select aws_account_id as id from account where id = $1",
    [at.accountId],
  );
  if (snapshot === null) throw new Error(`snapshot ${at.seq} is to be judged and is not there`);
  const held: HeldFact[] = [];
  for await (const one of streamFacts(client, at, [...new Set(checks.flatMap(typesOf))])) held.push(one);
  return new Facts(
    {
      awsAccountId: account?.id ?? "",
      partition: held[0]?.arn.split(":")[1] ?? "aws",
      takenAt: snapshot.startedAt,
      coverage: await readCoverage(client, at),
      gaps: await readGaps(client, at),
    },
    held,
  );
}

function typesOf(check: Check): string[] {
  return [...(check.scope === "resource" ? check.types : []), ...check.reads].map(({ type }) => type);
}

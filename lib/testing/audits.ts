import { database, databasePool } from "@/lib/db/client";
import { writeAudit } from "@/lib/db/finding-store/write-audit";
import type { Judged } from "@/lib/model/finding";

/** Stores a bare snapshot of an account, taken on that day of September 2026, with these verdicts. */
export async function storeJudged(account: string, seq: number, ...lines: Judged[]): Promise<void> {
  const { id: accountId } = await database().account.findUniqueOrThrow({ where: { name: account } });
  const at = new Date(Date.UTC(2026, 8, seq));
  await database().snapshot.create({
    data: { accountId, seq, startedAt: at, finishedAt: at, status: "complete", rulesVersion: 1, stats: {} },
  });
  const client = await databasePool().connect();
  try {
    const checks = [...new Set(lines.map(({ check }) => check))];
    const results = checks.map((check) => ({ check, version: 1, judged: lines.filter((one) => one.check === check) }));
    await writeAudit(client, { accountId, seq }, results);
  } finally {
    client.release();
  }
}

import { databasePool } from "@/lib/db/client";

/** Each is a question whose answer has to be empty: rows of a snapshot that is not there, or one that lacks some. */
const PROBLEMS: Record<string, string> = {
  "versions of a snapshot that is not there": `
    select from_seq, to_seq from version v where not exists (select from snapshot p where p.account_id = v.account_id and p.seq = v.from_seq)
      or (to_seq < 2147483647 and not exists (select from snapshot p where p.account_id = v.account_id and p.seq = v.to_seq))`,
  "gaps of a snapshot that is not there": `
    select from_seq from gap g where not exists (select from snapshot p where p.account_id = g.account_id and p.seq = g.from_seq)`,
  "coverage of a snapshot that is not there": `
    select from_seq from scope_coverage c where not exists (select from snapshot p where p.account_id = c.account_id and p.seq = c.from_seq)`,
  "versions without a body": `
    select v.resource_id from version v left join body b on b.account_id = v.account_id and b.hash = v.config_hash where b.hash is null`,
  "snapshots that hold other numbers than they say": `
    select p.seq, p.stats->>'resources' as said, count(v.*) as held from snapshot p
    left join version v on v.account_id = p.account_id and v.from_seq <= p.seq and v.to_seq > p.seq
    group by p.account_id, p.seq, p.stats having count(v.*) <> (p.stats->>'resources')::int`,
  "snapshots and scans that disagree": `
    select s.seq, s.status, p.status from scan s left join snapshot p using (account_id, seq)
    where (s.status in ('complete', 'partial')) is distinct from (p.seq is not null) or s.status <> coalesce(p.status, s.status)`,
};

/** @throws Error naming what is not whole. */
export async function wholeOrAbsent(when: string): Promise<void> {
  for (const [problem, question] of Object.entries(PROBLEMS)) {
    const { rows } = await databasePool().query(question);
    if (rows.length > 0) throw new Error(`${when}: ${problem}: ${JSON.stringify(rows.slice(0, 5))}`);
  }
}

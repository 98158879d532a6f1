import type pg from "pg";
import { IndexBuilder, type InventoryIndex } from "@/lib/analysis/inventory/build";
import type { At } from "@/lib/db/snapshot-store/at";
import { compareSnapshots } from "@/lib/db/snapshot-store/compare-snapshots";
import { readIndexRows } from "@/lib/db/snapshot-store/read-index";
import { readIncoming } from "@/lib/db/snapshot-store/read-relations";
import { readHistory, readResource } from "@/lib/db/snapshot-store/read-resource";
import { describeChange } from "@/lib/diff/change";
import { atMost, type Goal, medianTime } from "./figures";

const TIMES = 7;

/** Times what pages wait for: the inventory's index at the newest snapshot and at an old one, and single resources. */
export async function measureReads(pool: pg.Pool, accountId: number, last: number): Promise<Goal[]> {
  const goals: Goal[] = [];
  const old = Math.max(1, Math.floor(last / 3));
  for (const [when, seq] of [
    ["now", last],
    ["past", old],
  ] as const) {
    const { size, bytes } = await loadIndex(pool, { accountId, seq });
    const took = await medianTime(3, () => loadIndex(pool, { accountId, seq }));
    goals.push(
      atMost(
        `5 inventory's index for 100,000 resources, ${when}`,
        (took / size) * 100_000,
        3000,
        " ms",
        `${size} in all`,
      ),
      atMost(`5 inventory's index, memory for one resource, ${when}`, bytes / size, 600, " B"),
    );
  }
  return [...goals, ...(await measureOne(pool, accountId, last))];
}

async function loadIndex(pool: pg.Pool, at: At): Promise<InventoryIndex> {
  const builder = new IndexBuilder();
  for await (const rows of readIndexRows(pool, at)) for (const row of rows) builder.add(row);
  return builder.build();
}

async function measureOne(pool: pg.Pool, accountId: number, last: number): Promise<Goal[]> {
  const { rows } = await pool.query<{ id: number; arn: string; versions: number }>(
    `select r.id, r.arn, count(*)::int as versions from version v join resource r on r.id = v.resource_id
     where v.account_id = $1 group by 1, 2
     having bool_or(v.to_seq = 2147483647) order by 3 desc, 1 limit 1`,
    [accountId],
  );
  const [busiest] = rows;
  if (busiest === undefined) return [];
  const history = await medianTime(TIMES, () => readHistory(pool, { accountId, arn: busiest.arn }, { limit: 200 }));
  const resource = await readResource(pool, { accountId, seq: last }, busiest.arn);
  const vpc = `vpc-${/"vpc-(\w+)"/.exec(JSON.stringify(resource))?.[1]}`;
  // The bench's machines name VPCs that it does not make: an identity is all that who-names-this looks up.
  const arn = `arn:aws:ec2:eu-west-1:123456789012:vpc/${vpc}`;
  await pool.query(
    "insert into resource (account_id, arn, rid, first_seq) values ($1, $2, $3, 1) on conflict do nothing",
    [accountId, arn, vpc],
  );
  const incoming = await medianTime(TIMES, () => readIncoming(pool, { accountId, seq: last }, arn, { limit: 100 }));
  await pool.query("delete from resource where account_id = $1 and arn = $2", [accountId, arn]);
  return [
    atMost("5 history of one resource", history, 5, " ms", `${busiest.versions} versions`),
    atMost("5 who names this (100 of each type)", incoming, 150, " ms"),
  ];
}

/** Time of a comparison with its counts, a page of 50 and the fields of that page. */
export async function measureDiff(pool: pg.Pool, accountId: number, from: number, to: number) {
  const compare = async () => {
    const { counts, resources } = await compareSnapshots(pool, { accountId, from, to }, { limit: 50 });
    return { counts, changes: resources.map(describeChange) };
  };
  const { counts } = await compare();
  return { milliseconds: await medianTime(TIMES, compare), counts };
}

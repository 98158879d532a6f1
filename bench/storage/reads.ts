import type pg from "pg";
import { compareSnapshots } from "@/lib/db/snapshot-store/compare-snapshots";
import { countResources, listResources } from "@/lib/db/snapshot-store/list-resources";
import { readIncoming } from "@/lib/db/snapshot-store/read-relations";
import { readHistory, readResource } from "@/lib/db/snapshot-store/read-resource";
import type { ResourceFilter } from "@/lib/db/snapshot-store/resource-filter";
import { describeChange } from "@/lib/diff/change";
import { atMost, type Goal, medianTime } from "./figures";

const TIMES = 7;

/** A page of 50 with its total, as the inventory shows it. */
async function list(pool: pg.Pool, accountId: number, seq: number, filter: ResourceFilter, after?: string) {
  const [page, total] = await Promise.all([
    listResources(pool, { accountId, seq }, filter, { limit: 50, after }),
    countResources(pool, { accountId, seq }, filter),
  ]);
  return { ...page, total };
}

/** Times the pages that people open, at the newest snapshot and at an old one. */
export async function measureLists(pool: pg.Pool, accountId: number, last: number): Promise<Goal[]> {
  const goals: Goal[] = [];
  const old = Math.max(1, Math.floor(last / 3));
  const measure = async (goal: string, limit: number, seq: number, filter: ResourceFilter, after?: string) => {
    const { total } = await list(pool, accountId, seq, filter, after);
    const took = await medianTime(TIMES, () => list(pool, accountId, seq, filter, after));
    goals.push(atMost(`5 ${goal}`, took, limit, " ms", `${total} in all`));
  };
  for (const [when, seq] of [
    ["now", last],
    ["past", old],
  ] as const) {
    const place = { service: "ec2", region: "eu-west-1" };
    await measure(`list of a service and region, ${when}`, 10, seq, place);
    const far = await cursorAt(pool, accountId, seq, 0.5);
    await measure(`list of everything from its middle, ${when}`, 10, seq, {}, far);
    await measure(`text, selective, ${when}`, 20, seq, { q: await someId(pool, accountId) });
    await measure(`text, broad, ${when}`, 150, seq, { q: "payments" });
  }
  return [...goals, ...(await measureOne(pool, accountId, last))];
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
  return [
    atMost("5 history of one resource", history, 5, " ms", `${busiest.versions} versions`),
    atMost("5 who names this (100 of each type)", incoming, 150, " ms"),
  ];
}

async function someId(pool: pg.Pool, accountId: number): Promise<string> {
  const { rows } = await pool.query<{ rid: string }>(
    "select rid from resource where account_id = $1 order by id limit 1 offset 777",
    [accountId],
  );
  return rows[0]?.rid ?? "";
}

/** The cursor of a page in the middle of the list, as following `next` a thousand times would give it. */
async function cursorAt(pool: pg.Pool, accountId: number, seq: number, share: number): Promise<string> {
  const { rows } = await pool.query<{ id: number; key: string }>(
    `select resource_id as id, lower(name) as key from version where account_id = $1 and from_seq <= $2 and to_seq > $2
     order by 2, 1 offset (select (count(*) * $3::float)::int from version
       where account_id = $1 and from_seq <= $2 and to_seq > $2) limit 1`,
    [accountId, seq, share],
  );
  return `${rows[0]?.id}.${Buffer.from(rows[0]?.key ?? "").toString("base64url")}`;
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

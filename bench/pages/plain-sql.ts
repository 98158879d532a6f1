import type pg from "pg";
import { medianTime } from "../storage/figures";
import { processorTime } from "./processor";

const TIMES = 4;

/** A question to the inventory as somebody would put it to the database without an index of their own. */
export type Plain = { service?: string; type?: string; region?: string; q?: string; order?: "region" };

const FROM = `from version v
  join scope s on s.account_id = v.account_id and s.id = v.scope_id
  join resource r on r.account_id = v.account_id and r.id = v.resource_id`;
const WHERE = "v.account_id = $1 and v.from_seq <= $2 and v.to_seq > $2";
const FACETS: [name: string, join: string, expression: string][] = [
  ["service", "", "s.service"],
  ["type", "", "s.type"],
  ["region", "", "v.region"],
  ["state", "", "v.state"],
  ["managed", "", "v.tags->>'aws:cloudformation:stack-name'"],
  ["tag", "cross join lateral jsonb_object_keys(v.tags::jsonb) as t(key)", "t.key"],
  ["vpc", "join body b on b.account_id = v.account_id and b.hash = v.config_hash", "b.config->>'VpcId'"],
];

/**
 * What the page's answer takes in SQL alone, without a page: 50 rows in order, how many there are, and the choices of
 * each filter under the others, one after the other.
 * @param pool of a single connection, on this machine
 * @returns milliseconds, the median of three after a first; and the mean of the backend's time on a processor
 */
export async function plainTime(pool: pg.Pool, at: [accountId: number, seq: number], plain: Plain) {
  const conditions = (without: string) => {
    const values: unknown[] = [...at];
    const all = [WHERE];
    const add = (name: string, sql: string, value: string | undefined) => {
      if (value === undefined || name === without) return;
      values.push(value);
      all.push(`${sql} $${values.length}`);
    };
    add("service", "s.service =", plain.service);
    add("type", "s.type =", plain.type);
    add("region", "v.region =", plain.region);
    add("q", "v.search ilike", plain.q && `%${plain.q}%`);
    return { where: all.join(" and "), values };
  };
  const order = plain.order === undefined ? "lower(v.name), r.id" : "v.region desc, lower(v.name), r.id";
  const { rows } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
  const pid = rows[0]?.pid ?? 0;
  const worked = processorTime(pid);
  const milliseconds = await medianTime(TIMES, async () => {
    const { where, values } = conditions("");
    await pool.query(
      `select r.arn, r.rid, r.first_seq, v.name, v.region, v.state, v.tags, s.service, s.type ${FROM}
       where ${where} order by ${order} limit 50`,
      values,
    );
    await pool.query(`select count(*) ${FROM} where ${where}`, values);
    for (const [name, join, expression] of FACETS) {
      const facet = conditions(name);
      await pool.query(
        `select ${expression} as value, count(*) ${FROM} ${join} where ${facet.where} group by 1 order by 2 desc`,
        facet.values,
      );
    }
  });
  return { milliseconds, processor: (processorTime(pid) - worked) / TIMES };
}

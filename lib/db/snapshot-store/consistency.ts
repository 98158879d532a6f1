import "server-only";
import { OPEN, type Queryable, rows } from "./sql";

/**
 * Looks for states of an account's tables that no writer may leave behind; there are no foreign keys on versions and
 * configurations to forbid them, because those cost a quarter of the writing speed.
 * @returns what is wrong, in words; empty when nothing is.
 */
export async function findInconsistencies(db: Queryable, accountId: number): Promise<string[]> {
  const found = await rows<{ problem: string; count: number }>(
    db,
    Object.entries(PROBLEMS)
      .map(([problem, query]) => `select '${problem}' as problem, count(*)::int as count from (${query}) t`)
      .join(" union all "),
    [accountId],
  );
  return found.filter(({ count }) => count > 0).map(({ problem, count }) => `${count} ${problem}`);
}

const overlapping = (table: string, key: string): string =>
  `select from ${table} a join ${table} b on ${key
    .split(", ")
    .map((column) => `a.${column} = b.${column}`)
    .join(" and ")}
   where a.account_id = $1 and b.account_id = $1 and a.from_seq < b.from_seq and a.to_seq > b.from_seq`;

const endsNowhere = (table: string): string =>
  `select from ${table} v where v.account_id = $1 and (
     v.from_seq >= v.to_seq
     or not exists (select from snapshot p where p.account_id = $1 and p.seq = v.from_seq)
     or v.to_seq < ${OPEN} and not exists (select from snapshot p where p.account_id = $1 and p.seq = v.to_seq))`;

const PROBLEMS: Record<string, string> = {
  "versions that overlap": overlapping("version", "resource_id"),
  "coverage intervals that overlap": overlapping("scope_coverage", "scope_id"),
  "gaps that overlap": overlapping("gap", "service, region, operation, reason"),
  "versions that begin or end where no snapshot is": endsNowhere("version"),
  "coverage intervals that begin or end where no snapshot is": endsNowhere("scope_coverage"),
  "gaps that begin or end where no snapshot is": endsNowhere("gap"),
  "versions without a configuration": `select from version v where v.account_id = $1
     and not exists (select from body b where b.account_id = $1 and b.hash = v.config_hash)`,
  "versions without a resource": `select from version v where v.account_id = $1
     and not exists (select from resource r where r.account_id = $1 and r.id = v.resource_id)`,
  "versions without a scope": `select from version v where v.account_id = $1
     and not exists (select from scope s where s.account_id = $1 and s.id = v.scope_id)`,
  "resources without a version": `select from resource r where r.account_id = $1
     and not exists (select from version v where v.account_id = $1 and v.resource_id = r.id)`,
  "scopes without present coverage": `select from scope s where s.account_id = $1
     and not exists (select from scope_coverage c where c.account_id = $1 and c.scope_id = s.id and c.to_seq = ${OPEN})`,
  "scopes whose count is wrong": `select from scope s left join scope_state t on t.account_id = $1 and t.scope_id = s.id
     where s.account_id = $1 and coalesce(t.resources, 0) <>
       (select count(*) from version v where v.account_id = $1 and v.scope_id = s.id and v.to_seq = ${OPEN})`,
  "snapshots whose count is wrong": `select from snapshot p where p.account_id = $1
     and (p.stats->>'resources')::int <>
       (select count(*) from version v where v.account_id = $1 and v.from_seq <= p.seq and v.to_seq > p.seq)`,
};

import type pg from "pg";
import type { At } from "@/lib/db/snapshot-store/at";

type Question = {
  chosen: { [name: string]: unknown };
  sort?: string | undefined;
  q?: string | undefined;
  limit?: number | undefined;
};

const HOLDS = "account_id = $1 and from_seq <= $2 and to_seq > $2";

/** What the list's filters are in the table. */
const COLUMNS: Readonly<Record<string, string>> = {
  status: "status",
  severity: "severity",
  region: "region",
  check: "check_id",
  type: "coalesce(type, '')",
  use: "case when unused then 'unused' else 'used' end",
  news: "case when problem_seq is distinct from $2 then 'standing' when failures > 1 then 'regressed' else 'new' end",
};
const RANK = "array_position(array['critical','high','medium','low','informational'], severity)";
const STATUS = "array_position(array['fail','not_seen','manual','pass','not_applicable'], status)";
const SORTS: Readonly<Record<string, string>> = {
  severity: `${STATUS}, ${RANK}`,
  status: STATUS,
  check: "check_id",
  name: "name",
  "-name": "name desc",
  region: "region",
  since: "problem_seq nulls last",
};

/** The question of a page of findings, put to the database by hand: rows in order, and every filter's choices under the others. */
export async function plainList(
  pool: pg.Pool,
  { accountId, seq }: At,
  { chosen, sort, q, limit }: Question,
): Promise<void> {
  const values: unknown[] = [accountId, seq];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = new Map(
    Object.entries(chosen).map(([name, wanted]) => [name, `${COLUMNS[name]} = any(${place(wanted)}::text[])`]),
  );
  const search = (q ?? "").split(" ").flatMap((word) => {
    if (word === "") return [];
    const pattern = place(`%${word}%`);
    return [`(name ilike ${pattern} or subject ilike ${pattern})`];
  });
  const where = (without?: string) =>
    [HOLDS, ...search, ...[...conditions].filter(([name]) => name !== without).map(([, text]) => text)].join(" and ");
  await pool.query(
    `select check_id, subject, status, severity, name, region, detail, count(*) over () as total from finding
     where ${where()} order by ${SORTS[sort ?? "severity"]}, check_id, subject limit ${limit ?? 50}`,
    values,
  );
  for (const [name, column] of Object.entries(COLUMNS)) {
    // Each is told how many values there are, used or not.
    await pool.query(
      `select ${column} as value, count(*) from finding where ${where(name)} and ${unused(values)} group by 1`,
      values,
    );
  }
  await pool.query(`select check_id, status, count(*) from finding where ${where()} group by 1, 2`, values);
}

/** A condition that holds and names every value, as PostgreSQL demands of a statement. */
function unused(values: readonly unknown[]): string {
  const names = values.map(
    (value, at) =>
      `$${at + 1}${Array.isArray(value) ? "::text[]" : typeof value === "string" ? "::text" : "::int"} is not null`,
  );
  return `(${names.join(" or ")})`;
}

import "server-only";
import type pg from "pg";

/** Where statements go: the pool, or one connection inside its transaction. */
export type Queryable = pg.Pool | pg.ClientBase;

/** Upper end of an interval of snapshots that still holds: PostgreSQL's largest integer. */
export const OPEN = 2_147_483_647;

/** First key of the advisory lock that every commit of a snapshot takes; the second is the account's id. */
export const COMMIT_LOCK = 4242;

/** Runs a statement and returns its rows, typed by the caller, who wrote the statement. */
export async function rows<Row extends pg.QueryResultRow>(
  at: Queryable,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await at.query<Row>(text, values)).rows;
}

/** Cuts a list into pieces, to keep one statement's parameters within a few megabytes. */
export function* pieces<T>(items: readonly T[], size = 20_000): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

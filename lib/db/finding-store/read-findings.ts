import "server-only";
import type pg from "pg";
import { ALIVE, type At } from "@/lib/db/snapshot-store/at";
import { readChunks } from "@/lib/db/snapshot-store/read-chunks";
import { type Queryable, rows } from "@/lib/db/snapshot-store/sql";
import type { EndReason, FindingDetail, FindingRow, FindingSpan } from "@/lib/model/finding";

const HOLDS = "f.account_id = $1 and f.from_seq <= $2 and f.to_seq > $2";
/**
 * The same as a source of all rows: what never ended and what ended later, each by an index of its own. Reading a
 * snapshot then takes as long as what holds in it and what changed since, and not as long as the account's history.
 * Not for a part of them: they are sorted before the first one comes.
 */
const HOLDING = `(
    select * from finding where account_id = $1 and from_seq <= $2 and to_seq = 2147483647
    union all
    select * from finding where account_id = $1 and from_seq <= $2 and to_seq > $2 and to_seq < 2147483647) f`;
const COLUMNS = `f.check_id as "check", f.subject, f.arn, f.type, f.name, f.region, f.status, f.severity, f.unused,
    f.from_seq as "fromSeq", f.problem_seq as "problemSeq", f.failures, f.hash`;

type Detailed = FindingRow & { detail: FindingDetail };

/**
 * All verdicts of a snapshot by check and subject, in chunks of one statement; holds a connection meanwhile.
 * @param wanted whether what decided them comes as well, which is most of their bytes
 */
export function readFindingRows(pool: pg.Pool, at: At): AsyncGenerator<FindingRow[], void, undefined>;
export function readFindingRows(
  pool: pg.Pool,
  at: At,
  wanted: { detail: true },
): AsyncGenerator<Detailed[], void, undefined>;
export function readFindingRows(
  pool: pg.Pool,
  { accountId, seq }: At,
  wanted?: { detail: true },
): AsyncGenerator<FindingRow[], void, undefined> {
  const columns = wanted ? `${COLUMNS}, f.detail` : COLUMNS;
  return readChunks<FindingRow>(pool, `select ${columns} from ${HOLDING} order by f.check_id, f.subject`, [
    accountId,
    seq,
  ]);
}

/** Check and subject of a verdict, by which verdicts are ordered. */
export type FindingKey = { check: string; subject: string };

/**
 * Some verdicts of a snapshot by check and subject: the first `limit` after one of them, null for the first of all.
 * Verdicts of a snapshot never change, so statements one after the other give them as one statement would, and nobody
 * holds a connection between them.
 */
export async function readFindingPart(
  db: Queryable,
  { accountId, seq }: At,
  { after, limit }: { after: FindingKey | null; limit: number },
): Promise<FindingRow[]> {
  const past = after === null ? "" : "and (f.check_id, f.subject) > ($4, $5)";
  return rows<FindingRow>(
    db,
    `select ${COLUMNS} from finding f where ${HOLDS} ${past} order by f.check_id, f.subject limit $3`,
    [accountId, seq, limit, ...(after === null ? [] : [after.check, after.subject])],
  );
}

/** What decided some verdicts of a snapshot, in the order asked for. */
export async function readDetails(
  db: Queryable,
  { accountId, seq }: At,
  keys: readonly FindingKey[],
): Promise<FindingDetail[]> {
  const found = await rows<{ detail: FindingDetail }>(
    db,
    `select f.detail from unnest($3::text[], $4::text[]) with ordinality as t(check_id, subject, place)
     join finding f on f.check_id = t.check_id and f.subject = t.subject and ${HOLDS} order by t.place`,
    [accountId, seq, keys.map(({ check }) => check), keys.map(({ subject }) => subject)],
  );
  return found.map(({ detail }) => detail);
}

/** Every interval of one subject of a check, oldest first, with the dates of its ends. */
export async function readHistory(db: Queryable, accountId: number, key: FindingKey): Promise<FindingSpan[]> {
  return rows<FindingSpan>(
    db,
    `select f.status, f.severity, f.from_seq as "fromSeq", nullif(f.to_seq, 2147483647) as "toSeq", f.ended, f.detail,
            a.finished_at as "fromAt", z.finished_at as "toAt"
     from finding f
     left join snapshot a on a.account_id = f.account_id and a.seq = f.from_seq
     left join snapshot z on z.account_id = f.account_id and z.seq = f.to_seq
     where f.account_id = $1 and f.check_id = $2 and f.subject = $3 order by f.from_seq`,
    [accountId, key.check, key.subject],
  );
}

/** A failure that ended with a snapshot. */
export type ResolvedRow = Pick<FindingRow, "check" | "subject" | "name" | "region" | "severity"> & { ended: EndReason };

/** Failures of some checks that a snapshot found no more, by check and subject: at most `limit`. */
export async function readResolved(
  db: Queryable,
  { accountId, seq }: At,
  { checks, limit }: { checks: readonly string[]; limit: number },
): Promise<ResolvedRow[]> {
  return rows<ResolvedRow>(
    db,
    `select f.check_id as "check", f.subject, f.name, f.region, f.severity, f.ended from finding f
     where f.account_id = $1 and f.check_id = any($3) and f.to_seq = $2 and f.problem_seq is not null
       and not exists (select from finding n where n.account_id = f.account_id and n.check_id = f.check_id
                       and n.subject = f.subject and n.from_seq = $2 and n.problem_seq is not null)
     order by f.check_id collate "C", f.subject collate "C" limit $4`,
    [accountId, seq, checks, limit],
  );
}

/** Number of the last snapshot that was judged before one; null when there is none. */
export async function readAuditBefore(
  db: Queryable,
  { accountId, seq }: At,
): Promise<{ seq: number; at: Date } | null> {
  const [row] = await rows<{ seq: number; at: Date }>(
    db,
    `select a.seq, s.finished_at as at from audit a join snapshot s on s.account_id = a.account_id and s.seq = a.seq
     where a.account_id = $1 and a.seq < $2 order by a.seq desc limit 1`,
    [accountId, seq],
  );
  return row ?? null;
}

/** The audit of a snapshot; null when it was not judged. */
export async function readAudit(db: Queryable, { accountId, seq }: At): Promise<{ digest: string } | null> {
  const [row] = await rows<{ digest: string }>(db, "select digest from audit where account_id = $1 and seq = $2", [
    accountId,
    seq,
  ]);
  return row ?? null;
}

/** Snapshots whose audit has a digest, as `prod:S5`; some of them, where there are more. */
export async function findAudits(db: Queryable, digest: string): Promise<{ account: string; seq: number }[]> {
  return rows<{ account: string; seq: number }>(
    db,
    `select c.name as account, a.seq from audit a join account c on c.id = a.account_id
     where a.digest = $1 order by c.name, a.seq limit 5`,
    [digest],
  );
}

/** Tags of some resources of a snapshot, by ARN. */
export async function readTags(
  db: Queryable,
  { accountId, seq }: At,
  arns: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  if (arns.length === 0) return new Map();
  const found = await rows<{ arn: string; tags: Record<string, string> }>(
    db,
    `select r.arn, v.tags from resource r join version v on v.resource_id = r.id
     where ${ALIVE} and r.account_id = $1 and r.arn = any($3)`,
    [accountId, seq, arns],
  );
  return new Map(found.map(({ arn, tags }) => [arn, tags]));
}

/** What each check came to in a snapshot. */
export async function readCheckStats(db: Queryable, { accountId, seq }: At): Promise<CheckStatRow[]> {
  return rows<CheckStatRow>(
    db,
    `select check_id as "check", version, fail, not_seen, manual, pass, not_applicable, opened, resolved
     from check_stat where account_id = $1 and seq = $2 order by check_id collate "C"`,
    [accountId, seq],
  );
}

export type CheckStatRow = {
  check: string;
  version: number;
  fail: number;
  not_seen: number;
  manual: number;
  pass: number;
  not_applicable: number;
  /** Failures that began and that ended with this snapshot. */
  opened: number;
  resolved: number;
};

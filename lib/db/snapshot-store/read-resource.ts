import "server-only";
import type { JsonObject } from "@/lib/model/json";
import type { UnseenReason } from "@/lib/model/read";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "./at";
import { OPEN, type Queryable, rows } from "./sql";

/** A resource with all that one snapshot holds of it. */
export type StoredResource = {
  resourceId: number;
  arn: string;
  type: string;
  service: string;
  region: string;
  id: string;
  name: string;
  state: string | null;
  tags: Record<string, string>;
  seen: boolean;
  configuration: JsonObject;
  /** Why its listing was not seen; null when it was, or when the scan did not look for its kind. */
  notSeenReason: UnseenReason | null;
  /** Last snapshot up to this one that saw it; null when none did, which only damage can bring about. */
  lastSeen: Moment | null;
  /** Fields that move by themselves, as last seen in any snapshot, with the one that brought them. */
  runtime: { seq: number; data: JsonObject } | null;
};

/** A snapshot and when it was finished. */
type Moment = { seq: number; at: Date };

type ResourceRow = Omit<StoredResource, "runtime" | "lastSeen"> & {
  runtimeSeq: number | null;
  data: JsonObject | null;
  lastSeenSeq: number | null;
  lastSeenAt: Date | null;
};

/** A resource in a snapshot, null when the snapshot does not hold it. */
export async function readResource(db: Queryable, at: At, arn: string): Promise<StoredResource | null> {
  const [row] = await rows<ResourceRow>(
    db,
    `with ${COVERAGE}
     select r.id as "resourceId", r.arn, r.rid as id, s.type, s.service, v.region, v.name,
            ${STATE} as state, v.tags, ${SEEN} as seen, b.config as configuration,
            case when not ${SEEN} then cov.reason end as "notSeenReason",
            l.seq as "lastSeenSeq", l.finished_at as "lastSeenAt",
            rr.seen_seq as "runtimeSeq", rr.data
     from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
     join body b on b.account_id = v.account_id and b.hash = v.config_hash
     left join cov on cov.scope_id = v.scope_id
     left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = r.id
     left join lateral (
       select p.seq, p.finished_at from snapshot p
       join scope_coverage c on c.account_id = $1 and c.scope_id = v.scope_id
         and c.from_seq <= p.seq and c.to_seq > p.seq
       where p.account_id = $1 and p.seq <= $2 and (c.status = 'ok' or v.resource_id = any(c.seen_ids))
       order by p.seq desc limit 1) l on true
     where r.account_id = $1 and r.arn = $3 and ${ALIVE}`,
    [at.accountId, at.seq, arn],
  );
  if (row === undefined) return null;
  const { runtimeSeq, data, lastSeenSeq, lastSeenAt, ...resource } = row;
  const runtime = runtimeSeq === null || data === null ? null : { seq: runtimeSeq, data };
  const lastSeen = lastSeenSeq === null || lastSeenAt === null ? null : { seq: lastSeenSeq, at: lastSeenAt };
  return { ...resource, lastSeen, runtime };
}

/** A span of snapshots over which a resource stayed the same. */
export type StoredVersion = {
  fromSeq: number;
  /** When that snapshot was finished. */
  fromAt: Date;
  /** First snapshot without this state; null while it holds. */
  toSeq: number | null;
  toAt: Date | null;
  /** Last snapshot that really saw it; null while it holds. The end lies between this one and `toSeq`. */
  lastSeenSeq: number | null;
  lastSeenAt: Date | null;
  /** True when the resource was gone in `toSeq`. */
  deleted: boolean;
  region: string;
  name: string;
  state: string | null;
  tags: Record<string, string>;
  configuration: JsonObject;
};

/** States of a resource, with what holds of all of them. */
export type StoredHistory = {
  /** Newest first. */
  versions: StoredVersion[];
  /** Number of its states in all snapshots, and of those that began after the part that was asked for. */
  total: number;
  later: number;
  /** Snapshot that saw it first; null when none did. */
  first: Moment | null;
};

type Totals = { total: number; later: number; firstSeq: number; firstAt: Date };

/** Which states of a history are read: at most `limit`, the newest of those that began by snapshot `upTo`. */
type HistoryPart = { limit: number; upTo?: number };

/**
 * The states of a resource through all snapshots, newest first. A mere move between listings is no new state.
 * @returns without versions when no snapshot ever held it
 */
export async function readHistory(
  db: Queryable,
  { accountId, arn }: { accountId: number; arn: string },
  { limit, upTo = OPEN }: HistoryPart,
): Promise<StoredHistory> {
  const found = await rows<StoredVersion & Totals>(
    db,
    `with self as materialized (select id from resource where account_id = $1 and arn = $2),
     span as (
       select v.*, v.hash = lag(v.hash) over w and v.from_seq = lag(v.to_seq) over w as continued,
              lead(v.from_seq) over w as next_from
       from version v where v.account_id = $1 and v.resource_id = (select id from self) window w as (order by v.from_seq)),
     state as (
       select *, count(*) filter (where continued is not true) over (order by from_seq) as number from span),
     joined as (
       select number, min(from_seq) as from_seq, max(to_seq) as to_seq, max(next_from) as next_from
       from state group by number),
     shown as (select * from joined where from_seq <= $4 order by number desc limit $3)
     select a.*, j.from_seq as "fromSeq", f.finished_at as "fromAt", nullif(j.to_seq, ${OPEN}) as "toSeq",
            t.finished_at as "toAt",
            l.seq as "lastSeenSeq", l.finished_at as "lastSeenAt",
            j.to_seq < ${OPEN} and j.next_from is distinct from j.to_seq as deleted,
            v.region, v.name, v.state, v.tags, b.config as configuration
     from shown j
     join version v on v.account_id = $1 and v.resource_id = (select id from self) and v.from_seq = j.from_seq
     join body b on b.account_id = $1 and b.hash = v.config_hash
     join snapshot f on f.account_id = $1 and f.seq = j.from_seq
     left join snapshot t on t.account_id = $1 and t.seq = j.to_seq
     left join lateral (
       select p.seq, p.finished_at from snapshot p
       join scope_coverage c on c.account_id = $1 and c.scope_id = v.scope_id
         and c.from_seq <= p.seq and c.to_seq > p.seq
       where j.to_seq < ${OPEN} and p.account_id = $1 and p.seq >= j.from_seq and p.seq < j.to_seq
         and (c.status = 'ok' or v.resource_id = any(c.seen_ids))
       order by p.seq desc limit 1) l on true
     cross join (
       select count(*)::int as total, count(*) filter (where from_seq > $4)::int as later, min(from_seq) as "firstSeq",
              (select finished_at from snapshot where account_id = $1 and seq = min(joined.from_seq)) as "firstAt"
       from joined) a
     order by j.from_seq desc`,
    [accountId, arn, limit, upTo],
  );
  const [some] = found;
  if (some === undefined) return { versions: [], total: 0, later: 0, first: null };
  const { total, later, firstSeq, firstAt } = some;
  return { versions: found, total, later, first: { seq: firstSeq, at: firstAt } };
}

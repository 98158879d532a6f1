import "server-only";
import type { JsonObject } from "@/lib/model/json";
import type { UnseenReason } from "@/lib/model/read";
import { ALIVE, type At, COVERAGE, SEEN, STATE } from "./at";
import type { ListedResource } from "./list-resources";
import { OPEN, type Queryable, rows } from "./sql";

/** A resource with all that one snapshot holds of it. */
export type StoredResource = ListedResource & {
  resourceId: number;
  firstSeq: number;
  configuration: JsonObject;
  /** Why its listing was not seen; null when it was, or when the scan did not look for its kind. */
  notSeenReason: UnseenReason | null;
  /** Fields that move by themselves, as last seen in any snapshot, with the one that brought them. */
  runtime: { seq: number; data: JsonObject } | null;
};

/** A resource in a snapshot, null when the snapshot does not hold it. */
export async function readResource(db: Queryable, at: At, arn: string): Promise<StoredResource | null> {
  const [row] = await rows<Omit<StoredResource, "runtime"> & { runtimeSeq: number | null; data: JsonObject | null }>(
    db,
    `with ${COVERAGE}
     select r.id as "resourceId", r.arn, r.rid as id, r.first_seq as "firstSeq", s.type, s.service, v.region, v.name,
            ${STATE} as state, v.tags, ${SEEN} as seen, b.config as configuration,
            case when not ${SEEN} then cov.reason end as "notSeenReason",
            rr.seen_seq as "runtimeSeq", rr.data
     from resource r join version v on v.resource_id = r.id join scope s on s.id = v.scope_id
     join body b on b.account_id = v.account_id and b.hash = v.config_hash
     left join cov on cov.scope_id = v.scope_id
     left join resource_runtime rr on rr.account_id = $1 and rr.resource_id = r.id
     where r.account_id = $1 and r.arn = $3 and ${ALIVE}`,
    [at.accountId, at.seq, arn],
  );
  if (row === undefined) return null;
  const { runtimeSeq, data, ...resource } = row;
  const runtime = runtimeSeq === null || data === null ? null : { seq: runtimeSeq, data };
  return { ...resource, runtime };
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
  /** True when the resource was gone in `toSeq`. */
  deleted: boolean;
  region: string;
  name: string;
  state: string | null;
  tags: Record<string, string>;
  configuration: JsonObject;
};

/**
 * The states of a resource through all snapshots, newest first, at most `limit` of them. A mere move between listings
 * is no new state.
 */
export async function readHistory(
  db: Queryable,
  { accountId, resourceId }: { accountId: number; resourceId: number },
  limit = 200,
): Promise<StoredVersion[]> {
  return rows<StoredVersion>(
    db,
    `with span as (
       select v.*, v.hash = lag(v.hash) over w and v.from_seq = lag(v.to_seq) over w as continued,
              lead(v.from_seq) over w as next_from
       from version v where v.account_id = $1 and v.resource_id = $2 window w as (order by v.from_seq)),
     state as (
       select *, count(*) filter (where continued is not true) over (order by from_seq) as number from span),
     joined as (
       select number, min(from_seq) as from_seq, max(to_seq) as to_seq, max(next_from) as next_from
       from state group by number order by number desc limit $3)
     select j.from_seq as "fromSeq", f.finished_at as "fromAt", nullif(j.to_seq, ${OPEN}) as "toSeq",
            t.finished_at as "toAt",
            case when j.to_seq < ${OPEN} then (
              select max(p.seq) from snapshot p
              join scope_coverage c on c.account_id = $1 and c.scope_id = v.scope_id
                and c.from_seq <= p.seq and c.to_seq > p.seq
              where p.account_id = $1 and p.seq >= j.from_seq and p.seq < j.to_seq
                and (c.status = 'ok' or v.resource_id = any(c.seen_ids))) end as "lastSeenSeq",
            j.to_seq < ${OPEN} and j.next_from is distinct from j.to_seq as deleted,
            v.region, v.name, v.state, v.tags, b.config as configuration
     from joined j
     join version v on v.account_id = $1 and v.resource_id = $2 and v.from_seq = j.from_seq
     join body b on b.account_id = $1 and b.hash = v.config_hash
     join snapshot f on f.account_id = $1 and f.seq = j.from_seq
     left join snapshot t on t.account_id = $1 and t.seq = j.to_seq
     order by j.from_seq desc`,
    [accountId, resourceId, limit],
  );
}

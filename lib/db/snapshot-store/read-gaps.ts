import "server-only";
import type { Gap, HiddenProperty } from "@/lib/model/gap";
import { ALIVE, type At } from "./at";
import { type Queryable, rows } from "./sql";

/** A gap of a snapshot. */
export type StoredGap = Gap & {
  /** Snapshot since which it is there without interruption. */
  firstSeq: number;
  /** When that one was finished; null when it is not kept any more. */
  firstAt: Date | null;
};

const COLUMNS = `g.service, g.region, g.operation, g.reason, g.action, g.message, g.types, g.affected,
    g.first_seq as "firstSeq", f.finished_at as "firstAt"`;
const FROM = `gap g left join snapshot f on f.account_id = g.account_id and f.seq = g.first_seq`;
const ORDER = `g.service collate "C", g.region collate "C", g.operation collate "C", g.reason collate "C"`;

/** The gaps of a snapshot by service, region and operation; regions that are not enabled included. */
export async function readGaps(db: Queryable, { accountId, seq }: At): Promise<StoredGap[]> {
  return rows<StoredGap>(
    db,
    `select ${COLUMNS} from ${FROM} where g.account_id = $1 and g.from_seq <= $2 and g.to_seq > $2 order by ${ORDER}`,
    [accountId, seq],
  );
}

/** Gaps of the snapshot before that this one does not have: they closed, or something hides that they did not. */
export async function readEndedGaps(db: Queryable, { accountId, seq }: At): Promise<StoredGap[]> {
  return rows<StoredGap>(
    db,
    `select ${COLUMNS} from ${FROM}
     where g.account_id = $1 and g.to_seq = $2 and not exists (
       select from gap n where n.account_id = $1 and n.from_seq = $2 and n.service = g.service and n.region = g.region
         and n.operation = g.operation and n.reason = g.reason)
     order by ${ORDER}`,
    [accountId, seq],
  );
}

/** What failed calls hide of the resources of a snapshot, most resources first. */
export async function readHiddenProperties(db: Queryable, { accountId, seq }: At): Promise<HiddenProperty[]> {
  return rows<HiddenProperty>(
    db,
    `select s.service, s.region, b.config -> p ->> 'operation' as operation, b.config -> p ->> 'reason' as reason,
            s.type, p as property, count(*)::int as resources
     from version v
     join scope s on s.id = v.scope_id
     join body b on b.account_id = $1 and b.hash = v.config_hash
     cross join unnest(v.unseen) as p
     where ${ALIVE} and v.unseen is not null
     group by 1, 2, 3, 4, 5, 6
     order by 7 desc, 5, 6`,
    [accountId, seq],
  );
}

import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { CommitResult, SnapshotEnd } from "@/lib/db/snapshot-store/write-snapshot";
import { SnapshotWriter } from "@/lib/db/snapshot-store/writer";
import type { Gap } from "@/lib/model/gap";
import type { Resource } from "@/lib/model/resource";
import type { ListingResult } from "@/lib/model/snapshot";

/** Day of snapshot 1; each later one is a day after. */
const FIRST_DAY = Date.UTC(2026, 0, 1);

/** Creates a connection that leads nowhere, and returns its id. */
export async function createAccount(pool: pg.Pool, name = `test-${randomUUID().slice(0, 8)}`): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into account (name, connection) values ($1, '{"credentials":{"kind":"default"},"endpointUrl":null}')
     returning id`,
    [name],
  );
  return rows[0]?.id ?? 0;
}

/** A resource whose particulars do not matter, but for those given. */
export function resource(given: Partial<Resource> & Pick<Resource, "arn">): Resource {
  const id = given.arn.split(/[:/]/).at(-1) ?? given.arn;
  return {
    type: "AWS::SNS::Topic",
    region: "eu-west-1",
    id,
    name: id,
    tags: {},
    state: null,
    configuration: {},
    runtime: {},
    ...given,
  };
}

/** A listing that was wholly seen, of the type and region of its resources unless said otherwise. */
export function listing(resources: Resource[], given: Partial<ListingResult> = {}): ListingResult {
  const [first] = resources;
  return {
    service: "sns",
    region: first?.region ?? "eu-west-1",
    type: first?.type ?? "AWS::SNS::Topic",
    status: "ok",
    reason: null,
    resources,
    ...given,
  };
}

/** A gap whose particulars do not matter, but for those given. */
export function gap(given: Partial<Gap> = {}): Gap {
  return {
    service: "sns",
    region: "eu-west-1",
    operation: "ListTopics",
    reason: "denied",
    action: "sns:ListTopics",
    message: "Not allowed.",
    types: ["AWS::SNS::Topic"],
    affected: 0,
    ...given,
  };
}

/** Stores a snapshot through the product's writer. */
export async function storeSnapshot(
  pool: pg.Pool,
  at: { accountId: number; seq: number },
  listings: readonly ListingResult[],
  end: Partial<SnapshotEnd> = {},
): Promise<CommitResult> {
  const startedAt = new Date(FIRST_DAY + at.seq * 86_400_000);
  const writer = await SnapshotWriter.open(pool, { ...at, startedAt });
  for (const one of listings) await writer.add(one);
  const client = await pool.connect();
  try {
    return await writer.commit(client, { gaps: [], calls: [], finishedAt: startedAt, ...end });
  } finally {
    client.release();
  }
}

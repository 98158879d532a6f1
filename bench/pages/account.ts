import pg from "pg";
import { SnapshotWriter } from "@/lib/db/snapshot-store/writer";
import type { Resource } from "@/lib/model/resource";
import type { ListingResult } from "@/lib/model/snapshot";
import { createAccount } from "@/lib/testing/snapshots";
import { World } from "../storage/world";

/** Snapshots of the account; what the pages show is the last. */
export const SNAPSHOTS = 3;
const STATES = ["available", "running", "stopped", null];
/** Not seen in the last snapshot, for one filter more. */
const UNSEEN = "AWS::SNS::Topic|sa-east-1";

/** What the measurements ask for. */
export type StoredAccount = {
  id: number;
  name: string;
  resources: number;
  /** ARN of the VPC that most things are in. */
  busiest: string;
  /** Something in the middle of the list. */
  some: { arn: string; id: string };
};

/**
 * Stores an account through the product's own writer: that of the storage bench, with states, stacks, VPCs and a
 * listing that failed, so that each filter of the inventory has something to choose.
 * @param url connection string of the database that the dashboard uses.
 */
export async function storeAccount(url: string, size: number): Promise<StoredAccount> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  try {
    const name = "bench";
    const id = await createAccount(pool, name);
    const world = new World(size);
    const things = new Map<string, number>();
    for (let seq = 1; seq <= SNAPSHOTS; seq += 1) {
      if (seq > 1) world.pass({ changed: size / 200, added: size / 1000, removed: size / 1000 });
      things.clear();
      await storeSnapshot(pool, id, seq, listingsOf(world, seq, things));
    }
    // What an hour would have let autovacuum do.
    await pool.query("vacuum analyze");
    const { rows } = await pool.query<{ arn: string; id: string }>(
      `select arn, rid as id from resource where account_id = $1 and rid like 'instance-%' order by id
       limit 1 offset $2`,
      [id, Math.floor(size / 60)],
    );
    const [some] = rows;
    if (some === undefined) throw new Error("The account has no instances.");
    const [busiest] = [...things].sort(([, a], [, b]) => b - a)[0] ?? [""];
    return { id, name, resources: world.size, busiest: vpcArn(busiest), some };
  } finally {
    await pool.end();
  }
}

async function storeSnapshot(pool: pg.Pool, accountId: number, seq: number, listings: Iterable<ListingResult>) {
  const at = new Date(Date.UTC(2026, 0, seq, 9));
  const writer = await SnapshotWriter.open(pool, { accountId, seq, startedAt: at });
  for (const listing of listings) await writer.add(listing);
  const client = await pool.connect();
  try {
    await writer.commit(client, { gaps: [], calls: [], finishedAt: new Date(at.getTime() + 90_000) });
  } finally {
    client.release();
  }
}

function* listingsOf(world: World, seq: number, things: Map<string, number>): Generator<ListingResult> {
  for (const listing of world.listings()) {
    const unseen = seq === SNAPSHOTS && `${listing.type}|${listing.region}` === UNSEEN;
    if (unseen) yield { ...listing, status: "unseen", reason: "denied", resources: [] };
    else yield { ...listing, resources: listing.resources.map((one) => varied(one, things)) };
  }
  const region = "eu-west-1";
  const vpcs = [...things.keys()].map((id) => vpc(id, region));
  yield { service: "ec2", region, type: "AWS::EC2::VPC", status: "ok", reason: null, resources: vpcs };
}

function varied(resource: Resource, things: Map<string, number>): Resource {
  const number = Number.parseInt(resource.id.slice(-10), 16);
  const { VpcId } = resource.configuration;
  if (typeof VpcId === "string") things.set(VpcId, (things.get(VpcId) ?? 0) + 1);
  return {
    ...resource,
    state: STATES[number % STATES.length] ?? null,
    tags:
      number % 5 > 0 ? resource.tags : { ...resource.tags, "aws:cloudformation:stack-name": `stack-${number % 60}` },
  };
}

function vpc(id: string, region: string): Resource {
  return {
    arn: vpcArn(id),
    type: "AWS::EC2::VPC",
    region,
    id,
    name: `network-${id.slice(-4)}`,
    tags: {},
    state: "available",
    configuration: { VpcId: id, CidrBlock: "10.0.0.0/8" },
    runtime: {},
  };
}

const vpcArn = (id: string): string => `arn:aws:ec2:eu-west-1:123456789012:vpc/${id}`;

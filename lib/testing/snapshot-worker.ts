import { writeSync } from "node:fs";
import pg from "pg";
import { SnapshotWriter } from "@/lib/db/snapshot-store/writer";
import { listing, resource } from "./snapshots";

// A process that stores snapshots FROM to TO of a made-up account and may be killed on the way:
// URL ACCOUNT_ID FROM TO STATEMENT VICTIM. Says `backend PID` when its commit begins. Before statement number STATEMENT of
// the commit it kills itself if it is the victim, else says `now PID` and waits for the blow; 0 means never.
const [url = "", account = "", from = "", to = "", statement = "0", victim = "none"] = process.argv.slice(2);
const accountId = Number(account);
/** Resources of each listing: enough for a commit of some hundred milliseconds. */
const SIZE = 400;

/** Each snapshot changes a fifth, adds some, drops some; one listing fails now and then. */
function* listings(seq: number) {
  for (const [at, region] of ["eu-west-1", "us-east-1", "sa-east-1"].entries()) {
    const resources = Array.from({ length: SIZE }, (_, index) => {
      const id = index + (seq % 7) * 10;
      const Revision = (id + seq) % 5 === 0 ? seq : 0;
      const Text = `${id}-${Revision}-`.repeat(100);
      return resource({
        arn: `arn:aws:sns:${region}:1:t${id}`,
        region,
        configuration: { Revision, Text },
        runtime: { Seq: seq },
      });
    });
    const failed = (seq + at) % 5 === 0;
    yield failed ? listing([], { region, status: "unseen", reason: "denied" }) : listing(resources);
  }
}

const pool = new pg.Pool({ connectionString: url, max: 2 });
pool.on("error", () => undefined);
const client = new pg.Client({ connectionString: url });
client.on("error", () => undefined);
await client.connect();
const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
const backend = rows[0]?.pid ?? 0;

let count = 0;
const query = client.query.bind(client);
Object.defineProperty(client, "query", {
  value: (...given: Parameters<typeof query>) => {
    count += 1;
    if (count === Number(statement)) {
      if (victim === "worker") process.kill(process.pid, "SIGKILL");
      writeSync(1, `now ${backend}\n`);
      // The statement goes out while the blow is on its way.
    }
    return query(...given);
  },
});
for (let seq = Number(from); seq <= Number(to); seq += 1) {
  const startedAt = new Date(Date.UTC(2026, 0, 1) + seq * 86_400_000);
  const writer = await SnapshotWriter.open(pool, { accountId, seq, startedAt });
  for (const one of listings(seq)) await writer.add(one);
  writeSync(1, `backend ${backend}\n`);
  await writer.commit(client, { gaps: [], calls: [], finishedAt: startedAt });
}
await client.end();
await pool.end();

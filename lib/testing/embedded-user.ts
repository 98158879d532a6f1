// A program that uses the embedded server of the folder named on its command line, for tests that kill it. Prints one
// line of JSON when it has the server, or an error; lets go when its standard input ends. With a second argument it
// commits numbers one after the other into a table of that name and prints each after its commit.
import pg from "pg";
import { ensureEmbedded } from "@/lib/db/embedded";

const [home = "", table] = process.argv.slice(2);
const said: string[] = [];
try {
  const server = await ensureEmbedded({ home, say: (sentence) => said.push(sentence) });
  const { url, pid, port, how, folder } = server;
  console.log(JSON.stringify({ url, pid, port, how, folder, said }));
  if (table !== undefined) void commitForEver(url, table);
  process.stdin.resume();
  process.stdin.once("end", () => void server.close().then(() => process.exit(0)));
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }));
  process.exitCode = 1;
}

async function commitForEver(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`create table if not exists ${name} (number int primary key)`);
  const { rows } = await client.query(`select coalesce(max(number), 0) as last from ${name}`);
  for (let number = rows[0].last + 1; ; number++) {
    await client.query(`insert into ${name} values ($1)`, [number]);
    console.log(String(number));
  }
}

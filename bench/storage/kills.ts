import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import type { EmbeddedServer } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrator";
import { KillRounds, type Moment, VICTIMS } from "@/lib/testing/kill-rounds";
import type { Goal } from "./figures";

/** Kills the storing of snapshots again and again: goal 6. */
export async function measureKills(
  server: EmbeddedServer,
  times: number,
  say: (line: string) => void,
): Promise<{ goal: Goal; wrong: string[] }> {
  const { bundleProgram } = await import(pathToFileURL(join(process.cwd(), "bench", "bundle.mjs")).href);
  const program: string = await bundleProgram("lib/testing/snapshot-worker.ts");
  const pool = new pg.Pool({ connectionString: server.url });
  await pool.query("create database bench_kills");
  await pool.end();
  const url = () => {
    const own = new URL(server.url);
    own.pathname = "/bench_kills";
    return own.href;
  };
  await migrate(url(), join(process.cwd(), "prisma", "migrations"));
  const rounds = await KillRounds.prepare(server, url, program);
  const wrong: string[] = [];
  let committed = 0;
  const begun = performance.now();
  for (let index = 0; index < times; index += 1) {
    const victim = VICTIMS[index % VICTIMS.length] ?? "worker";
    // A commit has about twenty statements and takes some 200 ms; both are swept.
    const moment: Moment =
      Math.floor(index / VICTIMS.length) % 2 === 0
        ? { statement: 1 + (Math.floor(index / 6) % 22) }
        : { milliseconds: Math.floor(Math.random() * 250) };
    const round = await rounds.round(victim, moment);
    if (round.committed) committed += 1;
    for (const problem of round.problems)
      wrong.push(`round ${index + 1}, ${victim} at ${JSON.stringify(moment)}: ${problem}`);
  }
  wrong.push(...(await rounds.differences()));
  say(
    `${times} kill rounds in ${Math.round((performance.now() - begun) / 1000)} s: ${times - committed} rolled back, ${committed} had committed`,
  );
  const goal = {
    goal: `6 mixed states after ${times} kills`,
    target: "0",
    measured: String(wrong.length),
    met: wrong.length === 0 && times >= 100,
  };
  return { goal, wrong };
}

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddedServer, ensureEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrator";
import { KillRounds, type Moment, type Round, type Victim } from "@/lib/testing/kill-rounds";

let home = "";
let program = "";
let server: EmbeddedServer | undefined;
let rounds: KillRounds | undefined;

beforeAll(async () => {
  const { bundleProgram } = await import("../../../bench/bundle.mjs");
  program = await bundleProgram("lib/testing/snapshot-worker.ts");
  home = mkdtempSync(join(tmpdir(), "bearings-kill-"));
  chmodSync(home, 0o711);
  // With everything flushed to disk, as users have it.
  const started = await ensureEmbedded({ home });
  server = started;
  await migrate(started.url);
  rounds = await KillRounds.prepare(started, () => started.url, program);
});

afterAll(async () => {
  await server?.close();
  rmSync(program, { force: true });
  if (home !== "") rmSync(home, { recursive: true, force: true });
});

// More rounds: `node bench/storage.mjs --kill 100`.
const moments: [Victim, Moment][] = [
  ["worker", { statement: 2 }],
  ["worker", { statement: 9 }],
  ["worker", { milliseconds: 20 }],
  ["worker", { milliseconds: 120 }],
  ["backend", { statement: 5 }],
  ["backend", { statement: 12 }],
  ["backend", { milliseconds: 40 }],
  ["backend", { milliseconds: 90 }],
  ["server", { statement: 8 }],
  ["server", { statement: 15 }],
  ["server", { milliseconds: 30 }],
  ["server", { milliseconds: 150 }],
];

describe("kill -9 while a snapshot is stored", () => {
  test("leaves it whole or absent, frees the lock, and ends like a database that nobody killed", async () => {
    const done: Round[] = [];
    for (const [victim, moment] of moments) if (rounds) done.push(await rounds.round(victim, moment));
    expect(done.flatMap(({ victim, moment, problems }) => problems.map((one) => [victim, moment, one]))).toEqual([]);
    // Else the blows came too late to prove anything.
    expect(done.filter(({ committed }) => !committed).length).toBeGreaterThanOrEqual(4);
    expect(await rounds?.differences()).toEqual([]);
  }, 240_000);
});

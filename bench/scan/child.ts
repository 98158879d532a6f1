import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import type { AwsConnection } from "@/lib/aws/connection";
import { listRegions, whoAmI } from "@/lib/aws/identity";
import { openSession } from "@/lib/aws/session";
import { collectAccount } from "@/lib/collectors/engine/collect-account";
import { collectors } from "@/lib/collectors/registry";
import { connectDatabase, database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrator";
import type { CallCount } from "@/lib/model/snapshot";
import { cliActor } from "@/lib/operations/actor";
import { runOwnScan } from "@/lib/operations/snapshots/run-own-scan";
import { StoredStats } from "@/lib/operations/snapshots/stored-stats";
import { startWire } from "@/lib/testing/proxy";
import { Recording, startReplay } from "@/lib/testing/replay";
import { emulator, type Wishes } from "./recording";

/** What a child process is to do. */
export type Task =
  | { kind: "replay"; file: string; latencyMs: number }
  | { kind: "delay"; target: string; latencyMs: number; wishes: Wishes }
  | { kind: "collect"; url: string }
  | { kind: "scan"; url: string; databaseUrl: string; account: string };

/** What a scan came to. */
export type ScanFigures = {
  /** From the first call to the last listing; of a stored scan, to the end of its commit. */
  wallMs: number;
  calls: number;
  retries: number;
  operations: number;
  resources: number;
  types: number;
  gaps: number;
  /** Largest resident size of the process that scanned, its SDK included, in MiB. */
  peakMiB: number;
  /** Processor time of the scan, in seconds: on a busy machine the wall time says more about others. */
  cpuSeconds: number;
};

/** Runs a task in a process of its own, so that its memory and its processor time are its own. */
export function start<T>(task: Task): { said: Promise<T>; end: () => void } {
  const child = fork(process.argv[1] ?? "", [JSON.stringify(task)], { stdio: "inherit" });
  const said = new Promise<T>((resolve, reject) => {
    child.once("message", (message: T) => resolve(message));
    child.once("exit", (code) => reject(new Error(`The process for ${task.kind} ended with ${code}`)));
  });
  return { said, end: () => child.kill() };
}

/** The part of the child process. */
export async function perform(task: Task): Promise<void> {
  process.once("disconnect", () => process.exit(0));
  switch (task.kind) {
    case "replay":
      process.send?.((await startReplay(readRecording(task.file), task.latencyMs)).url);
      return;
    case "delay":
      process.send?.((await startWire(emulator(task.target, task.wishes), task.latencyMs)).url);
      return;
    case "collect":
      process.send?.(await collect(task.url, true), () => process.exit(0));
      return;
    case "scan":
      process.send?.(await scan(task), () => process.exit(0));
  }
}

function readRecording(file: string): Recording {
  return new Recording(JSON.parse(readFileSync(file, "utf8")));
}

const connectionTo = (endpointUrl: string): AwsConnection => ({ credentials: { kind: "default" }, endpointUrl });

/** `bearings scan`, as the command line runs it: every enabled region, every service, stored in a database. */
async function scan(task: Extract<Task, { kind: "scan" }>): Promise<ScanFigures> {
  await migrate(task.databaseUrl);
  connectDatabase(task.databaseUrl);
  const meter = startMeter();
  const live = { cancel: new AbortController().signal, onProgress: () => {} };
  const input = { account: task.account, connection: connectionTo(task.url), connectionGiven: true };
  await runOwnScan(cliActor, { ...input, regions: [], services: [] }, live);
  const used = meter();
  const snapshot = await database().snapshot.findFirstOrThrow({
    where: { account: { name: task.account } },
    orderBy: { seq: "desc" },
  });
  const { resources, types, calls, gaps } = StoredStats.parse(snapshot.stats);
  return { ...used, ...countsOf(calls), resources, types: Object.keys(types).length, gaps };
}

/**
 * Collects and keeps nothing.
 * @param unlimited with as many calls at once as there are: behind a long wait before each answer, its time then counts
 *   dependent calls
 */
export async function collect(url: string, unlimited: boolean): Promise<ScanFigures> {
  const limits = unlimited ? { calls: 10_000, callsPerServiceAndRegion: 10_000 } : {};
  const session = openSession(connectionTo(url), { limits });
  const meter = startMeter();
  const identity = await whoAmI(session);
  const regions = await listRegions(session, identity);
  const collected = collectAccount({
    collectors,
    session,
    ...identity,
    regions: { enabled: regions.filter(({ enabled }) => enabled).map(({ name }) => name), excluded: [], disabled: [] },
    ...(unlimited ? { scopes: 10_000 } : {}),
    onBug: (error) => {
      throw error;
    },
  });
  let resources = 0;
  const types = new Set<string>();
  for await (const listing of collected.listings) {
    resources += listing.resources.length;
    if (listing.resources.length > 0) types.add(listing.type);
  }
  const used = meter();
  session.close();
  return { ...used, ...countsOf(collected.calls), resources, types: types.size, gaps: collected.gaps.length };
}

function startMeter(): () => Pick<ScanFigures, "wallMs" | "cpuSeconds" | "peakMiB"> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return {
      wallMs: performance.now() - started,
      cpuSeconds: (user + system) / 1_000_000,
      peakMiB: process.resourceUsage().maxRSS / 1024,
    };
  };
}

function countsOf(counts: readonly Pick<CallCount, "service" | "operation" | "calls" | "retries">[]) {
  const sum = (of: "calls" | "retries") => counts.reduce((total, count) => total + count[of], 0);
  const operations = new Set(counts.map(({ service, operation }) => `${service} ${operation}`)).size;
  return { calls: sum("calls"), retries: sum("retries"), operations };
}

import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { listRegions, whoAmI } from "@/lib/aws/identity";
import { openSession } from "@/lib/aws/session";
import { collectAccount } from "@/lib/collectors/engine/collect-account";
import { collectors } from "@/lib/collectors/registry";
import { startWire } from "@/lib/testing/proxy";
import { emulator, startReplay } from "./recording";

/** What a child process is to do. */
export type Task =
  | { kind: "replay"; file: string; latencyMs: number }
  | { kind: "delay"; target: string; latencyMs: number }
  | { kind: "scan"; url: string; unlimited: boolean };

/** What a scan came to. */
export type ScanFigures = {
  /** From the first call to the last listing. */
  wallMs: number;
  calls: number;
  retries: number;
  resources: number;
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
      process.send?.((await startReplay(JSON.parse(readFileSync(task.file, "utf8")), task.latencyMs)).url);
      return;
    case "delay":
      process.send?.((await startWire(emulator(task.target), task.latencyMs)).url);
      return;
    case "scan":
      process.send?.(await scan(task.url, task.unlimited), () => process.exit(0));
  }
}

/** Scans every enabled region with every collector; keeps nothing, as a scan that stores. */
export async function scan(url: string, unlimited: boolean): Promise<ScanFigures> {
  const limits = unlimited ? { calls: 10_000, callsPerServiceAndRegion: 10_000 } : {};
  const session = openSession({ credentials: { kind: "default" }, endpointUrl: url }, { limits });
  const started = performance.now();
  const cpu = process.cpuUsage();
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
  for await (const listing of collected.listings) resources += listing.resources.length;
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  session.close();
  const sum = (of: "calls" | "retries") => collected.calls.reduce((total, count) => total + count[of], 0);
  return {
    wallMs,
    calls: sum("calls"),
    retries: sum("retries"),
    resources,
    gaps: collected.gaps.length,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    cpuSeconds: (user + system) / 1_000_000,
  };
}

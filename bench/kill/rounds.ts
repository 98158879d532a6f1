import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connectDatabase } from "@/lib/db/client";
import type { EmbeddedServer } from "@/lib/db/embedded";
import { localActor } from "@/lib/operations/actor";
import { getScanProgress } from "@/lib/operations/snapshots/get-scan-progress";
import { startScan } from "@/lib/operations/snapshots/start-scan";
import type { ScanProgressView } from "@/lib/operations/snapshots/views";
import { type Running, startProgram } from "@/lib/testing/programs";

export const TARGETS = ["worker", "cli", "postgres"] as const;
export type Target = (typeof TARGETS)[number];

const CHOICE = { account: "kill", regions: ["eu-west-1"], services: ["sns"] };
export const CLI_ARGS = ["scan", "--account", "kill", "--regions", "eu-west-1", "--services", "sns"];
/** The design's promise: a death is noticed, and the scan resumed or marked, within a minute. */
const LONGEST_MS = 60_000;

export type Outcome = {
  target: Target;
  afterMs: number;
  /** What became of the scan that was struck. */
  word: "was done already" | "ended in that moment" | "had not begun" | "resumed" | "interrupted";
  /** From the kill to the end of that scan. */
  settledMs: number;
};

/** Scans that are struck; a worker runs all the time, as beside `npm start`. */
export class Rounds {
  private worker: Running;

  constructor(private readonly server: EmbeddedServer) {
    this.worker = this.startWorker();
  }

  /** Time of a scan that nobody disturbs, in milliseconds; the first one waits for the worker to be up. */
  async measure(): Promise<number> {
    let took = 0;
    for (let scan = 0; scan < 2; scan++) {
      const begun = Date.now();
      await startScan(localActor, CHOICE);
      await this.settled();
      took = Date.now() - begun;
    }
    return took;
  }

  /** Starts a scan, kills `target` some time into it, and waits until the scan has come to an end. */
  async round(target: Target, afterMs: number): Promise<Outcome> {
    const cli = target === "cli" ? startProgram("cli", CLI_ARGS, this.environment()) : null;
    if (cli === null) await startScan(localActor, CHOICE);
    // The command line needs a second to start; its scan begins with its row.
    else await until(async () => (await progress())?.status === "running" || cli.child.exitCode !== null);
    await sleep(afterMs);
    const before = await progress();
    const struckAt = Date.now();
    if (target === "postgres") await this.killPostgres();
    const victim = cli ?? (target === "worker" ? this.worker : null);
    if (victim !== null) {
      victim.child.kill("SIGKILL");
      await victim.ended;
    }
    if (this.worker.child.exitCode !== null || this.worker.child.signalCode !== null) this.worker = this.startWorker();
    const after = await this.settled();
    return { target, afterMs: Math.round(afterMs), word: wordFor(before, after), settledMs: Date.now() - struckAt };
  }

  async end(): Promise<void> {
    this.worker.child.kill("SIGTERM");
    await this.worker.ended;
  }

  /** Waits for the end of the newest scan. */
  private async settled(): Promise<ScanProgressView> {
    let view: ScanProgressView | null = null;
    await until(async () => {
      if (this.worker.child.exitCode !== null) this.worker = this.startWorker();
      view = await progress();
      return view !== null && view.status !== "queued" && view.status !== "running";
    });
    if (view === null) throw new Error("there is no scan");
    return view;
  }

  private async killPostgres(): Promise<void> {
    for (const pid of [this.server.pid, ...childrenOf(this.server.pid)]) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It ended between the look and the blow.
      }
    }
    await until(() => this.server.revive());
    connectDatabase(this.server.url);
  }

  private startWorker(): Running {
    return startProgram("worker", [], this.environment());
  }

  private environment() {
    return { DATABASE_URL: this.server.url, LOG_LEVEL: "silent" };
  }
}

function wordFor(before: ScanProgressView | null, after: ScanProgressView): Outcome["word"] {
  if (after.status === "interrupted") return "interrupted";
  if (before?.status === after.status) return "was done already";
  if (before?.status === "queued") return "had not begun";
  return after.attempt > (before?.attempt ?? 0) ? "resumed" : "ended in that moment";
}

/** The newest scan; null while the database does not answer. */
async function progress(): Promise<ScanProgressView | null> {
  try {
    return await getScanProgress(localActor, { account: "kill" });
  } catch {
    return null;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const begun = Date.now();
  while (!(await holds())) {
    if (Date.now() - begun > LONGEST_MS) throw new Error(`not settled within ${LONGEST_MS} ms`);
    await sleep(50);
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const [, ppid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(ppid) === parent ? [Number(entry)] : [];
    } catch {
      return [];
    }
  });
}

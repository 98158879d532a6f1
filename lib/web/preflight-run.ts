import "server-only";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { runPreflight } from "@/lib/operations/preflight/run-preflight";
import type { Preflight, PreflightPlan } from "@/lib/operations/preflight/views";
import type { ScanScope } from "@/lib/operations/snapshots/views";
import { currentActor } from "./session";

/** Longest that a page waits for AWS, in milliseconds. */
const LONGEST_MS = 60_000;

/** What was found out of one service. */
export type ServiceCheck = Preflight["probed"][number];

/** What a part of the page waits for: its value, or the sentence that says why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; message: string };

/** A pre-flight as it goes: each part of the page waits for its own. */
export type PreflightRun = {
  plan: Promise<Outcome<PreflightPlan>>;
  /** One service, as soon as it was tried; null when it never was. */
  service: (name: string) => Promise<ServiceCheck | null>;
  result: Promise<Outcome<Preflight>>;
};

/** Begins a pre-flight of an account's connection. None of the promises is ever rejected. */
export function beginPreflight(account: string, scope: ScanScope): PreflightRun {
  const services = new Map<string, Waiting<ServiceCheck | null>>();
  const waiting = (name: string) => {
    const known = services.get(name) ?? waitingFor<ServiceCheck | null>();
    services.set(name, known);
    return known;
  };
  const planned = waitingFor<Outcome<PreflightPlan>>();
  const run = async (): Promise<Outcome<Preflight>> => {
    try {
      const value = await runPreflight(
        await currentActor(),
        { account, ...scope },
        {
          cancel: AbortSignal.timeout(LONGEST_MS),
          onPlan: (plan) => planned.resolve({ ok: true, value: plan }),
          onService: (probed) => waiting(probed.service).resolve(probed),
        },
      );
      return { ok: true, value };
    } catch (error) {
      const outcome = { ok: false, message: messageOf(error) } as const;
      planned.resolve(outcome);
      for (const { resolve } of services.values()) resolve(null);
      return outcome;
    }
  };
  return { plan: planned.promise, service: (name) => waiting(name).promise, result: run() };
}

function messageOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  log.error({ err: error }, "a pre-flight failed");
  return "Bearings failed at this. The server's log says why.";
}

type Waiting<T> = { promise: Promise<T>; resolve: (value: T) => void };

/** A promise that is resolved from elsewhere. */
function waitingFor<T>(): Waiting<T> {
  let resolve: Waiting<T>["resolve"] = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

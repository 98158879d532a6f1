import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { type LogFile, openLog } from "@/lib/launch/log-file";

/** Longest pause before a program that ends again and again is started once more, in milliseconds. */
const LONGEST_PAUSE_MS = 10_000;
/** A program that ran for this long, in milliseconds, is taken to have worked. */
const WORKED_MS = 10_000;
/** How long programs have to end by themselves, in milliseconds. */
const GRACE_MS = 1500;

export type Program = {
  /** `web`, `worker`: name of its log. */
  name: string;
  /** Arguments of Node. */
  args: readonly string[];
  environment: () => NodeJS.ProcessEnv;
  /** Folder of local state. */
  home: string;
  cwd: string;
  /** True shows on the terminal what would go to the log. */
  onTerminal: boolean;
  /**
   * Told when it ended without being asked to.
   * @param failures how often in a row it ended within seconds.
   * @returns false to leave it at that.
   */
  onEnd: (ending: string, failures: number, log: string) => boolean;
};

/** A program that is started again when it ends. */
export type Kept = {
  /** Ends it and starts it anew, at once. */
  restart(): void;
  /** Ends it for good: asks first, kills after 1.5 s. */
  stop(): Promise<void>;
};

/** Starts a program and keeps it running until `stop`. */
export function keepRunning(program: Program): Kept {
  let stopping = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let current: ChildProcess | null = null;

  const start = (): void => {
    const log: LogFile | null = program.onTerminal ? null : openLog(program.home, program.name);
    const output = log === null ? "inherit" : log.descriptor;
    const startedAt = Date.now();
    const child = spawn(process.execPath, program.args, {
      cwd: program.cwd,
      env: program.environment(),
      // The channel is what ends it with us, see with-parent.ts.
      stdio: ["ignore", output, output, "ipc"],
    });
    if (log !== null) closeSync(log.descriptor);
    current = child;
    let ended = false;
    const end = (ending: string): void => {
      if (ended) return;
      ended = true;
      current = null;
      if (stopping) return;
      failures = Date.now() - startedAt > WORKED_MS ? 0 : failures + 1;
      if (!program.onEnd(ending, failures, log?.path ?? "")) return;
      const pause = failures <= 1 ? 0 : Math.min(250 * 2 ** failures, LONGEST_PAUSE_MS);
      timer = setTimeout(start, pause);
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal === null ? `exit status ${code}` : `signal ${signal}`));
  };
  start();

  return {
    restart() {
      failures = 0;
      current?.kill("SIGKILL");
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      const child = current;
      if (child === null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      await ended;
      clearTimeout(killer);
    },
  };
}

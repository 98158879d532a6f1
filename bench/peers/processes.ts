import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** What a program and all that it started took. */
export type Used = {
  wallMs: number;
  /** Largest sum of resident sizes of the program and its children, in MiB, looked at every 50 ms. */
  peakMiB: number;
  cpuSeconds: number;
  status: number | null;
  stdout: string;
  stderr: string;
};

type Program = { command: string; args: readonly string[]; env: NodeJS.ProcessEnv };

/** Runs a program to its end. Linux only: memory and processor time are read from /proc. */
export async function measured({ command, args, env }: Program): Promise<Used> {
  const started = performance.now();
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: collect(child.stdout), stderr: collect(child.stderr) };
  let peakKiB = 0;
  const ticks = new Map<number, number>();
  const look = () => {
    let sum = 0;
    for (const pid of familyOf(child)) {
      sum += residentKiB(pid);
      ticks.set(pid, Math.max(ticks.get(pid) ?? 0, cpuTicks(pid)));
    }
    peakKiB = Math.max(peakKiB, sum);
  };
  const timer = setInterval(look, 50);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearInterval(timer);
  const cpu = [...ticks.values()].reduce((one, other) => one + other, 0);
  return {
    ...{ wallMs: performance.now() - started, peakMiB: peakKiB / 1024, cpuSeconds: cpu / TICKS_PER_SECOND, status },
    ...{ stdout: said.stdout(), stderr: said.stderr() },
  };
}

/** Of the Linux kernel, for user space. */
const TICKS_PER_SECOND = 100;

function collect(stream: ChildProcess["stdout"]): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

/** The process and its descendants. */
function familyOf({ pid }: ChildProcess): number[] {
  if (pid === undefined) return [];
  const family = [pid];
  for (const one of family) family.push(...childrenOf(one));
  return family;
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8")
        .split(" ")
        .filter((id) => id !== "")
        .map(Number),
    );
  } catch {
    return [];
  }
}

function residentKiB(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(procFile(pid, "status"));
  return Number(line?.[1] ?? 0);
}

function cpuTicks(pid: number): number {
  // Behind the name, which may hold blanks and brackets.
  const fields = procFile(pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

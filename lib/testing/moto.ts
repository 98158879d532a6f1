import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { checkout } from "@/lib/db/home";

/** Released version of the emulator that the tests are written against. */
export const MOTO_VERSION = "5.2.1";

const CACHE = join(checkout(), ".cache");

/** A running AWS-compatible server. */
export type Moto = {
  /** `http://127.0.0.1:PORT`, the endpoint of all services. */
  url: string;
  /** Forgets everything that was created. */
  reset(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Makes the private virtual environment of the emulator when it is missing.
 * Built beside its place and moved there whole, so two at once or an interrupted one do no harm.
 * @returns path of its Python
 * @throws Error saying what is missing
 */
export function ensureMoto(): string {
  const place = join(CACHE, `moto-${MOTO_VERSION}`);
  const python = (folder: string) => join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  if (existsSync(python(place))) return python(place);
  mkdirSync(CACHE, { recursive: true });
  const building = mkdtempSync(join(CACHE, "moto-building-"));
  try {
    run(process.platform === "win32" ? "python" : "python3", ["-m", "venv", building]);
    run(python(building), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      `moto[server]==${MOTO_VERSION}`,
    ]);
    try {
      renameSync(building, place);
    } catch (error) {
      if (!existsSync(python(place))) throw error;
    }
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return python(place);
}

// Ends with us even when we are killed: standard input closes.
const PROGRAM = `
import os, sys, threading
def watch():
    sys.stdin.buffer.read()
    os._exit(0)
threading.Thread(target=watch, daemon=True).start()
from moto.server import main
main(["-H", "127.0.0.1", "-p", sys.argv[1]])
`;

/**
 * Starts an emulator on a free port and waits until it answers.
 * @param env settings beside the usual ones (`MOTO_EC2_LOAD_DEFAULT_AMIS: "true"` where images matter)
 */
export async function startMoto({ env = {} }: { env?: Record<string, string> } = {}): Promise<Moto> {
  const python = ensureMoto();
  // A port that was free a moment ago may be taken by the time the emulator wants it.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(python, env);
    } catch (error) {
      if (attempt === 3 || !/Address already in use|port .* in use/i.test(String(error))) throw error;
    }
  }
}

async function launch(python: string, env: Record<string, string>): Promise<Moto> {
  const port = await freePort();
  const child = spawn(python, ["-c", PROGRAM, String(port)], {
    env: {
      ...process.env,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      MOTO_EC2_LOAD_DEFAULT_AMIS: "false",
      ...env,
    },
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.once("error", (error) => {
    said += String(error);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child, () => said);
  return {
    url,
    async reset() {
      const answer = await fetch(`${url}/moto-api/reset`, { method: "POST" });
      if (!answer.ok) throw new Error(`moto refused to reset: ${answer.status}`);
    },
    stop: () => stop(child),
  };
}

async function answering(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 90_000;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`moto ended at once:\n${said()}`);
    const ok = await fetch(`${url}/moto-api/data.json`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error(`moto did not answer within 90 seconds:\n${said()}`);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

/** A port that nobody listens on at the moment, on 127.0.0.1. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No port")),
      );
    });
  });
}

function run(program: string, args: string[]): void {
  const done = spawnSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (done.error)
    throw new Error(`${program} cannot be run (${done.error.message}). The tests need Python 3.9 or newer.`);
  if (done.status !== 0) {
    throw new Error(
      `${program} ${args.join(" ")} failed. The tests need Python 3.9 or newer with venv and pip.\n${done.stderr}${done.stdout}`,
    );
  }
}

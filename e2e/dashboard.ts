import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../lib/testing/moto";

const ROOT = join(import.meta.dirname, "..");
const READY_MS = 90_000;

/** A running dashboard with a database of its own. */
export type Dashboard = {
  url: string;
  /** Process that keeps the others running. */
  pid: number;
  /** Folder of its state. */
  home: string;
  stop(): Promise<void>;
};

/**
 * Starts the built program as `npm start` does, with a fresh folder for its state, and waits for the first page.
 * @throws Error with its output when it does not come up.
 */
export async function startDashboard(): Promise<Dashboard> {
  const home = mkdtempSync(join(tmpdir(), "bearings-e2e-"));
  // Root's PostgreSQL runs under another account, and would keep its data elsewhere if that could not enter.
  chmodSync(home, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["dist/start.js"], {
    cwd: ROOT,
    env: {
      ...withoutAws(process.env),
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: "",
      BEARINGS_HOME: home,
      // What a person has in their shell; the emulator takes any key.
      AWS_ACCESS_KEY_ID: "testing",
      AWS_SECRET_ACCESS_KEY: "testing",
      AWS_REGION: "eu-west-1",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: join(home, "no-config"),
      AWS_SHARED_CREDENTIALS_FILE: join(home, "no-credentials"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-8_000);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  const stop = async () => {
    await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await answering(url, child);
  } catch (error) {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${said}`);
  }
  return { url, pid: child.pid ?? 0, home, stop };
}

function withoutAws(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("AWS_")));
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error("The dashboard ended at once. Was it built (npm run build)?");
    const ready = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The dashboard did not answer within ${READY_MS / 1000} seconds.`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const hard = setTimeout(() => child.kill("SIGKILL"), 15_000);
    child.once("exit", () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

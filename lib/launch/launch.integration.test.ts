import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { processIdentity } from "@/lib/db/embedded-process";
import { environmentWith } from "@/lib/env";
import { localAddress, requireFreePort } from "@/lib/launch/address";
import { type Kept, keepRunning } from "@/lib/launch/keep-running";
import { claimPort } from "@/lib/launch/running";
import { freePort } from "@/lib/testing/moto";

let home = "";
let kept: Kept | null = null;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "bearings-launch-"));
});
afterEach(async () => {
  await kept?.stop();
  kept = null;
  rmSync(home, { recursive: true, force: true });
});

async function eventually<T>(look: () => T | undefined | false): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("did not happen within 20 s");
}

describe("a program that is kept running", () => {
  /** Starts a program whose source is given; it appends its process id to its log by printing it. */
  function keep(source: string, onEnd: (ending: string, failures: number) => boolean = () => true): Kept {
    const script = join(home, "program.mjs");
    writeFileSync(script, `console.log(process.pid);\n${source}`);
    kept = keepRunning({
      name: "program",
      args: [script],
      environment: () => environmentWith({ MARK: "given" }),
      home,
      cwd: home,
      onTerminal: false,
      onEnd,
    });
    return kept;
  }
  const lines = (): string[] => {
    try {
      return readFileSync(join(home, "logs", "program.log"), "utf8")
        .trim()
        .split("\n");
    } catch {
      return [];
    }
  };
  const starts = (): number[] =>
    lines()
      .filter((line) => /^\d+$/.test(line))
      .map(Number);

  test("is started again when it is killed, with the same environment and a log that only we can read", async () => {
    const endings: string[] = [];
    keep("console.log(process.env.MARK); setInterval(() => {}, 1000);", (ending) => endings.push(ending) > 0);
    const first = await eventually(() => lines().includes("given") && starts()[0]);
    process.kill(first, "SIGKILL");
    const second = await eventually(() => starts()[1]);
    expect(second).not.toBe(first);
    expect(endings).toEqual(["signal SIGKILL"]);
    expect(statSync(join(home, "logs", "program.log")).mode & 0o777).toBe(0o600);
  });

  test("is left when it ends again and again and that is wanted", async () => {
    const counts: number[] = [];
    keep("process.exit(7);", (ending, failures) => {
      expect(ending).toBe("exit status 7");
      counts.push(failures);
      return failures < 3;
    });
    await eventually(() => counts.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(counts).toEqual([1, 2, 3]);
    expect(starts()).toHaveLength(3);
  });

  test("is asked to stop, and killed when it does not", async () => {
    const program = keep("process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000);");
    const pid = await eventually(() => starts()[0]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await program.stop();
    expect(processIdentity(pid)).toBeNull();
    expect(lines()).toContain("no");
    expect(starts()).toHaveLength(1);
  });
});

test("a program ends with the parent that started it, even when that is killed", async () => {
  const preload = join(home, "with-parent.mjs");
  await build({ entryPoints: [join(import.meta.dirname, "with-parent.ts")], outfile: preload, format: "esm" });
  const parent = join(home, "parent.mjs");
  writeFileSync(join(home, "child.mjs"), "process.send(process.pid); setInterval(() => {}, 1000);");
  writeFileSync(
    parent,
    `import { spawn } from "node:child_process";
     const child = spawn(process.execPath, ["--import", ${JSON.stringify(pathToFileURL(preload).href)}, "child.mjs"],
       { stdio: ["ignore", "inherit", "inherit", "ipc"], env: { ...process.env, BEARINGS_PARENT: String(process.pid) } });
     child.on("message", (pid) => console.log(pid));`,
  );
  const running = spawn(process.execPath, [parent], { cwd: home, stdio: ["ignore", "pipe", "inherit"] });
  const pid = await new Promise<number>((resolve) =>
    createInterface({ input: running.stdout }).once("line", (line) => resolve(Number(line))),
  );
  expect(processIdentity(pid)).not.toBeNull();
  running.kill("SIGKILL");
  await eventually(() => processIdentity(pid) === null);
});

describe("the port", () => {
  test("belongs to one launch of a folder; a record of one that is gone does not count", () => {
    const first = claimPort(home, 3000, "http://127.0.0.1:3000");
    expect(claimPort(home, 3000, "http://127.0.0.1:3000")).toEqual({ url: "http://127.0.0.1:3000" });
    expect(claimPort(home, 3001, "http://127.0.0.1:3001")).toHaveProperty("forget");
    if (!("forget" in first)) throw new Error("the first claim was refused");
    first.forget();
    // Same number, another process: what a restart of the machine leaves.
    const left = { pid: process.pid, identity: "1", url: "http://127.0.0.1:3000" };
    writeFileSync(join(home, "running", "3000.json"), JSON.stringify(left));
    expect(claimPort(home, 3000, "http://127.0.0.1:3000")).toHaveProperty("forget");
    writeFileSync(join(home, "running", "3002.json"), "half a rec");
    expect(claimPort(home, 3002, "http://127.0.0.1:3002")).toHaveProperty("forget");
  });

  test("when taken by another program is named, with the way to choose another", async () => {
    const port = await freePort();
    await expect(requireFreePort(localAddress("127.0.0.1", port))).resolves.toBeUndefined();
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(port, "127.0.0.1", resolve));
    await expect(requireFreePort(localAddress("127.0.0.1", port))).rejects.toThrow(
      `Port ${port} is taken by another program. Choose another one: PORT=3000 npm start`,
    );
    await new Promise((resolve) => stranger.close(resolve));
  });
});

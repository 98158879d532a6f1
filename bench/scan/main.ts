import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { ensureEmbedded } from "@/lib/db/embedded";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { startGate } from "@/lib/testing/gate";
import { type Moto, startMoto } from "@/lib/testing/moto";
import { answersOf, startRecorder } from "@/lib/testing/replay";
import { seedVariedAccount } from "@/lib/testing/varied-account";
import { collect, perform, type ScanFigures, start, type Task } from "./child";
import { emulator } from "./recording";
import { seedLarge } from "./seed";

/** Silence of a scan after which all that it can ask without an answer has been asked; a busy one is never so quiet. */
const QUIET_MS = 2_000;

const CASES = {
  small: { title: "A small account, AWS's default regions", large: false, allRegions: false },
  regions: { title: "The small account with 30 regions", large: false, allRegions: true },
  large: { title: "About 10,000 resources", large: true, allRegions: false },
};
type Case = keyof typeof CASES;

if (process.send && process.argv[2]) await perform(JSON.parse(process.argv[2]));
else await measure();

async function measure(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { latency: { type: "string", default: "50" } },
    allowPositionals: true,
  });
  const chosen = isCase(positionals[0]) ? [positionals[0]] : (["small", "regions", "large"] as const);
  useTestCredentials();
  const folder = mkdtempSync(join(tmpdir(), "bearings-bench-"));
  chmodSync(folder, 0o711);
  const server = await ensureEmbedded({ home: folder });
  const moto = await startMoto();
  try {
    say(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}; ${values.latency} ms added to each call`);
    for (const name of chosen) {
      await moto.reset();
      await measureCase(name, { moto, folder, databaseUrl: server.url, latencyMs: Number(values.latency) });
    }
  } finally {
    await moto.stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Place = { moto: Moto; folder: string; databaseUrl: string; latencyMs: number };

async function measureCase(name: Case, { moto, folder, databaseUrl, latencyMs }: Place): Promise<void> {
  const { title, large, allRegions } = CASES[name];
  const config = { endpoint: moto.url, region: "eu-west-1" };
  const base = await seedVariedAccount(config);
  if (large) await seedLarge(config, base);
  const { proxy, recording } = await startRecorder(emulator(moto.url, { allRegions }));
  const recorded = await collect(proxy.url, false);
  await proxy.stop();
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(recording));
  say(
    `\n${title}: ${recorded.resources} resources of ${recorded.types} types, ${recorded.calls} calls of ${recorded.operations} operations.`,
  );

  const gate = await startGate(answersOf(recording), QUIET_MS);
  await start({ kind: "collect", url: gate.url }).said;
  await gate.stop();
  const chain = gate.rounds.length;
  const criticalMs = chain * latencyMs;
  say(`  longest chain of dependent calls ${chain}, so the critical path is ${criticalMs} ms`);

  const stored = (account: string) => (url: string) => ({ kind: "scan" as const, url, databaseUrl, account });
  const replay: Task = { kind: "replay", file, latencyMs };
  show("recorded answers, first scan", await behind(replay, stored(name)), criticalMs);
  show("recorded answers, nothing changed", await behind(replay, stored(name)), criticalMs);
  const delay: Task = { kind: "delay", target: moto.url, latencyMs, wishes: { allRegions } };
  show("live emulator", await behind(delay, stored(`${name}-live`)), criticalMs);
  say(
    `  the emulator alone answers ${Math.round(await emulatorSpeed(moto.url))} calls/s of a plain client (16 at once)`,
  );
}

/** Runs a task against a server that is a process of its own. */
async function behind(server: Task, task: (url: string) => Task): Promise<ScanFigures> {
  const running = start<string>(server);
  try {
    return await start<ScanFigures>(task(await running.said)).said;
  } finally {
    running.end();
  }
}

async function emulatorSpeed(endpoint: string): Promise<number> {
  const client = new SNSClient({ endpoint, region: "us-west-1" });
  const calls = 400;
  await client.send(new ListTopicsCommand({}));
  const started = performance.now();
  let left = calls;
  const worker = async () => {
    while (left-- > 0) await client.send(new ListTopicsCommand({}));
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return calls / ((performance.now() - started) / 1000);
}

function show(title: string, figures: ScanFigures, criticalMs: number): void {
  const times = (figures.wallMs / criticalMs).toFixed(1);
  const rate = Math.round(figures.calls / (figures.wallMs / 1000));
  const perCall = ((1000 * figures.cpuSeconds) / figures.calls).toFixed(1);
  say(
    `  ${title}: ${(figures.wallMs / 1000).toFixed(2)} s = ${times} x critical path; ${figures.calls} calls (${rate}/s), ${figures.retries} retries, ${figures.gaps} gaps, processor time ${figures.cpuSeconds.toFixed(1)} s (${perCall} ms a call), peak memory ${Math.round(figures.peakMiB)} MiB`,
  );
}

function isCase(name: string | undefined): name is Case {
  return name !== undefined && Object.hasOwn(CASES, name);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { startMoto } from "@/lib/testing/moto";
import { seedVariedAccount } from "@/lib/testing/varied-account";
import { perform, type ScanFigures, scan, start, type Task } from "./child";
import { startRecorder } from "./recording";

/** Latency at which the longest chain of dependent calls is counted: everything else is small beside it. */
const COUNTING_LATENCY_MS = 5_000;

if (process.send && process.argv[2]) await perform(JSON.parse(process.argv[2]));
else await measure();

async function measure(): Promise<void> {
  const { values } = parseArgs({ options: { latency: { type: "string", default: "50" } } });
  const latencyMs = Number(values.latency);
  useTestCredentials();
  const folder = mkdtempSync(join(tmpdir(), "bearings-bench-"));
  const moto = await startMoto();
  try {
    await seedVariedAccount({ endpoint: moto.url, region: "eu-west-1" });
    say(
      `The emulator alone answers ${Math.round(await emulatorSpeed(moto.url))} calls/s of a plain client (16 at once).`,
    );

    const { proxy, recording } = await startRecorder(moto.url);
    const recorded = await scan(proxy.url, false);
    await proxy.stop();
    const file = join(folder, "recording.json");
    writeFileSync(file, JSON.stringify(recording));
    say(`A small account: ${recorded.resources} resources, ${recorded.calls} calls, ${recorded.retries} retries.`);

    const counted = await scanBehind({ kind: "replay", file, latencyMs: COUNTING_LATENCY_MS }, true);
    const chain = Math.floor(counted.wallMs / COUNTING_LATENCY_MS);
    const criticalMs = chain * latencyMs;
    say(
      `Longest chain of dependent calls: ${chain} (recorded answers, ${COUNTING_LATENCY_MS} ms each, no limits: ${seconds(counted)}).`,
    );
    say(`Critical path at ${latencyMs} ms: ${criticalMs} ms.`);

    show(
      `Recorded answers, ${latencyMs} ms added`,
      await scanBehind({ kind: "replay", file, latencyMs }, false),
      criticalMs,
    );
    show(
      `Live emulator, ${latencyMs} ms added`,
      await scanBehind({ kind: "delay", target: moto.url, latencyMs }, false),
      criticalMs,
    );
  } finally {
    await moto.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function scanBehind(server: Task, unlimited: boolean): Promise<ScanFigures> {
  const running = start<string>(server);
  const scanning = start<ScanFigures>({ kind: "scan", url: await running.said, unlimited });
  try {
    return await scanning.said;
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
  say(
    `${title}: ${seconds(figures)} = ${times} x critical path; ${figures.calls} calls (${rate}/s), ${figures.retries} retries, ${figures.gaps} gaps, processor time ${figures.cpuSeconds.toFixed(1)} s, peak memory ${Math.round(figures.peakMiB)} MiB.`,
  );
}

function seconds({ wallMs }: ScanFigures): string {
  return `${(wallMs / 1000).toFixed(2)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

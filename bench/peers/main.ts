// The real Prowler and ours before the same account: what each says of each thing, and what it takes.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connectDatabase, disconnectDatabase } from "@/lib/db/client";
import { ensureEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrator";
import { seedAuditedAccount } from "@/lib/testing/audited/account";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { startMoto } from "@/lib/testing/moto";
import { ensurePrograms } from "@/lib/testing/programs";
import { seedLarge } from "../scan/seed";
import { ALLOWED } from "./allowed";
import { type Cache, startCache } from "./cache";
import { type Difference, differences, explained } from "./compare";
import { runOurs } from "./ours";
import type { Used } from "./processes";
import { ensureProwler, PROWLER_VERSION, type ProwlerResult, runProwler } from "./prowler";
import { ourFindings, ourLines, servicesAskedFor, theirLines } from "./verdicts";

const CASES = { small: "A small account", large: "About 10,000 resources" };
type Case = keyof typeof CASES;
const AWS_ACCOUNT = "123456789012";

const { values, positionals } = parseArgs({
  options: {
    latency: { type: "string", default: "50" },
    /** Verdicts only, of the small account. */
    verdicts: { type: "boolean", default: false },
    /** Prints every difference, the explained ones too. */
    all: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const chosen = (["small", "large"] as const).filter((name) => positionals.length === 0 || positionals.includes(name));

useTestCredentials();
ensureProwler();
ensurePrograms();
const folder = mkdtempSync(join(tmpdir(), "bearings-peers-"));
chmodSync(folder, 0o711);
const server = await ensureEmbedded({ home: folder });
await migrate(server.url);
connectDatabase(server.url);
const moto = await startMoto();
let wrong = 0;
try {
  say(`Prowler ${PROWLER_VERSION}; ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
  for (const name of values.verdicts ? (["small"] as const) : chosen) wrong += await compare(name);
} finally {
  await moto.stop();
  await disconnectDatabase();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(wrong > 0 ? 1 : 0);

/** @returns how many differences nobody explains, and how many explanations nothing showed */
async function compare(name: Case): Promise<number> {
  await moto.reset();
  const config = { endpoint: moto.url, region: "eu-west-1" };
  const network = await seedAuditedAccount(config, AWS_ACCOUNT);
  if (name === "large") await seedLarge(config, network);
  const cache = await startCache(moto.url);
  try {
    const ours = await runOurs({ endpoint: cache.url, databaseUrl: server.url, account: name });
    const calls = { ours: cache.seen.length, theirs: 0 };
    const { results, used: theirs } = await runProwler(cache.url);
    calls.theirs = cache.seen.length - calls.ours;
    cache.clear();
    cache.freeze();
    say(`\n${CASES[name]}: ${calls.ours} calls of ours, ${calls.theirs} of Prowler's.`);
    show("before the emulator, which sets the pace", ours, theirs);
    const faults = name === "small" ? await verdicts(name, results) : 0;
    if (!values.verdicts) {
      for (const latencyMs of [0, Number(values.latency)]) await race(name, cache, latencyMs);
    }
    return faults;
  } finally {
    await cache.stop();
  }
}

async function verdicts(account: string, results: readonly ProwlerResult[]): Promise<number> {
  const findings = await ourFindings(account);
  const { agreed, differ } = differences(ourLines(findings), theirLines(results));
  const meant = differ.flatMap((one) => {
    const by = explained(one, ALLOWED);
    return by ? [{ one, by }] : [];
  });
  const open = differ.filter((one) => !explained(one, ALLOWED));
  say(`  verdicts: ${agreed} the same, ${meant.length} differ as explained, ${open.length} differ and nobody says why`);
  for (const by of ALLOWED) {
    const own = meant.filter((one) => one.by === by).map(({ one }) => one);
    say(
      `    ${String(own.length).padStart(4)} ${by.checks.join(", ")}: ours ${by.ours}, theirs ${by.theirs}. ${by.why}`,
    );
    if (values.all) for (const one of own) tell(one);
  }
  for (const one of open) tell(one);
  const unlike = ALLOWED.filter((by) => meant.filter((one) => one.by === by).length !== by.times);
  for (const { checks, ours, theirs, times } of unlike) {
    say(
      `  SHOWN BY MORE OR FEWER THAN ${times}: ${checks.join(", ")}, ours ${ours}, theirs ${theirs}. What was changed?`,
    );
  }
  return open.length + unlike.length;
}

function tell({ check, versions, subject, ours, theirs }: Difference): void {
  say(`      ${check} (${versions}) ${subject}`);
  say(`        ours   ${ours ? `${ours.status}: ${ours.detail}` : "none"}`);
  say(`        theirs ${theirs ? `${theirs.status}: ${theirs.detail}` : "none"}`);
}

async function race(name: Case, cache: Cache, latencyMs: number): Promise<void> {
  cache.latencyMs = latencyMs;
  const load = loadavg()[0]?.toFixed(1);
  const ours = await runOurs({ endpoint: cache.url, databaseUrl: server.url, account: `${name}-${latencyMs}` });
  const place = { endpoint: cache.url, databaseUrl: server.url, account: `${name}-${latencyMs}-same` };
  const same = await runOurs({ ...place, services: servicesAskedFor() });
  const { used: theirs } = await runProwler(cache.url);
  show(`${latencyMs} ms a call (load before ${load})`, ours, theirs, same);
}

function show(title: string, ours: Used, theirs: Used, same?: Used): void {
  say(`  ${title}:`);
  say(`    Prowler  ${figures(theirs)}`);
  say(`    Bearings ${figures(ours)}`);
  say(`    ${ratios(ours, theirs)}`);
  if (same === undefined) return;
  say(`    Bearings, only the services that these checks read: ${figures(same)}`);
  say(`    ${ratios(same, theirs)}`);
}

function ratios(ours: Used, theirs: Used): string {
  const ratio = (of: (used: Used) => number) => (of(ours) / of(theirs)).toFixed(2);
  const [wall, memory] = [ratio(({ wallMs }) => wallMs), ratio(({ peakMiB }) => peakMiB)];
  return `ours / theirs: wall ${wall}, peak memory ${memory}, processor ${ratio(({ cpuSeconds }) => cpuSeconds)}`;
}

function figures({ wallMs, peakMiB, cpuSeconds }: Used): string {
  return `${(wallMs / 1000).toFixed(1)} s, peak memory ${Math.round(peakMiB)} MiB, processor time ${cpuSeconds.toFixed(1)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { database as accounts, connectDatabase, disconnectDatabase } from "@/lib/db/client";
import { ensureEmbedded } from "@/lib/db/embedded";
import { checkout } from "@/lib/db/home";
import { migrate } from "@/lib/db/migrator";
import { cliActor } from "@/lib/operations/actor";
import { exportBundle } from "@/lib/operations/bundles/export-bundle";
import { runOwnScan } from "@/lib/operations/snapshots/run-own-scan";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { forward, startWire } from "@/lib/testing/proxy";
import { errorAnswer, type WireAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { recordedAnswer } from "@/lib/testing/wire-server";
import { USED_REGIONS } from "./abroad";
import { setClock } from "./clock";
import { makeCompany } from "./company";
import { corrected } from "./corrections";
import { lacks } from "./lacks";
import { MOMENTS, type Moment } from "./moments";
import { liveOneQuarter } from "./quarter";
import { liveOneWeek } from "./week";
import { startWorld } from "./world";

/** Name of the sample account. */
const NAME = "pinecrate-prod";
/** Answers about regions where nothing happens, with the region that gave them. */
const quiet = new Map<string, { region: string; answer: Promise<WireAnswer> }>();

// biome-ignore lint/correctness/useHookAtTopLevel: a plain function, whatever its name.
useTestCredentials();
const home = mkdtempSync(join(tmpdir(), "bearings-sample-"));
// As root the database runs under an account that must be able to pass through.
chmodSync(home, 0o711);
const database = await ensureEmbedded({ home, settings: ["fsync=off"] });
await migrate(database.url);
connectDatabase(database.url);
const world = await startWorld();
try {
  await makeSample();
} catch (error) {
  process.stderr.write(`${world.complaints()}\n`);
  throw error;
} finally {
  world.stop();
  await disconnectDatabase();
  await database.close();
  rmSync(home, { recursive: true, force: true });
}
process.exit(0);

/** Makes the company, and takes a snapshot at each moment of its story. */
async function makeSample(): Promise<void> {
  say("Making the company.");
  const network = await makeCompany(world);
  const [takeover, friday, november] = MOMENTS;
  await collect(takeover);
  await liveOneWeek(world, network);
  await collect(friday);
  await liveOneQuarter(world, network);
  await collect(november);
}

/** Takes the snapshot of a moment as the command line does, and keeps it before the next one is taken. */
async function collect(moment: Moment): Promise<void> {
  say(`Collecting at ${moment.when}.`);
  await world.at(moment.when);
  setClock(moment.when);
  const proxy = await startWire(async (request, raw, body) => answerOf(moment, request, raw, body));
  for (const fault of moment.faults) proxy.fault(fault);
  const connection = { credentials: { kind: "default" as const }, endpointUrl: proxy.url };
  const live = { cancel: new AbortController().signal, onProgress: () => {} };
  await runOwnScan(cliActor, { account: NAME, connection, connectionGiven: true, regions: [], services: [] }, live);
  await proxy.stop();
  await accounts().account.update({ where: { name: NAME }, data: { label: "sample" } });
  const { content } = await exportBundle(cliActor, { account: NAME, at: "latest" });
  const folder = join(checkout(), "lib/sample");
  mkdirSync(folder, { recursive: true });
  const file = `${NAME}-S${MOMENTS.indexOf(moment) + 1}.bearings`;
  await pipeline(content, createWriteStream(join(folder, file)));
}

/** What the company answers: by itself, or by what is known of services that the emulator lacks. */
async function answerOf(moment: Moment, request: WireRequest, raw: IncomingMessage, body: Buffer): Promise<WireAnswer> {
  const asks = `${request.host}${request.path}`;
  if (request.operation === "GetBucketPolicy" && asks.includes(moment.shutBucket)) {
    return errorAnswer(request, 403, "AccessDenied", "Access Denied");
  }
  const known = recordedAnswer(lacks, request);
  if (known !== null) return known;
  const ask = async (): Promise<WireAnswer> => {
    const answer = await forward(world.url, raw, body);
    if (answer.body.startsWith("<!doctype html>")) say(`Not answered: ${request.service}.${request.operation}`);
    return corrected(request, answer, moment);
  };
  if (USED_REGIONS.includes(request.region) || request.service === "sts") return ask();
  return askOnce(request, ask);
}

/** Nothing happens in most regions: what one of them says is not asked of all, for the emulator takes its time. */
async function askOnce(request: WireRequest, ask: () => Promise<WireAnswer>): Promise<WireAnswer> {
  const { service, region, operation, path, body } = request;
  // Networks have ids of their own in each region.
  const key = [service, service === "ec2" ? region : "", operation, path, body].join(" ");
  const known = quiet.get(key) ?? { region, answer: ask() };
  quiet.set(key, known);
  const answer = await known.answer;
  return { ...answer, body: answer.body.replaceAll(known.region, region) };
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

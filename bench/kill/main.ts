// Kills what takes a snapshot, at random moments, and looks at what is left: the worker, the command line, or
// PostgreSQL with all its backends. After each round the next scan must work, and every snapshot that exists must be
// whole. Real processes, a database that flushes to disk, an AWS-compatible server behind a latency proxy.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { connectDatabase, disconnectDatabase } from "@/lib/db/client";
import { type EmbeddedServer, ensureEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrator";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { localActor } from "@/lib/operations/actor";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { openTestAccount, type TestAccount } from "@/lib/testing/collect";
import { startMoto } from "@/lib/testing/moto";
import { ensurePrograms } from "@/lib/testing/programs";
import { startProxy } from "@/lib/testing/proxy";
import { CLI_ARGS, type Outcome, Rounds, TARGETS, type Target } from "./rounds";
import { wholeOrAbsent } from "./whole";

const TOPICS = 150;
/** Added to each call, in milliseconds. */
const LATENCY_MS = 20;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "30" } } });
const total = Number(values.rounds);

useTestCredentials();
ensurePrograms();
const home = mkdtempSync(join(tmpdir(), "bearings-kill-"));
chmodSync(home, 0o711);
const server = await ensureEmbedded({ home });
await migrate(server.url);
connectDatabase(server.url);
const moto = await startMoto();
const proxy = await startProxy(moto.url, LATENCY_MS);
try {
  const aws = await openTestAccount(proxy.url, "400000000190", "eu-west-1");
  await connectAccount(localActor, { name: "kill", connection: aws.connection });
  await run(aws, server);
} finally {
  await proxy.stop();
  await moto.stop();
  await disconnectDatabase();
  await server.close();
  rmSync(home, { recursive: true, force: true });
}

async function run(account: TestAccount, database: EmbeddedServer): Promise<void> {
  const sns = new SNSClient(account.clientSettings);
  for (let topic = 0; topic < TOPICS; topic++) await sns.send(new CreateTopicCommand({ Name: `topic-${topic}` }));
  const rounds = new Rounds(database);
  const whole = await rounds.measure();
  process.stdout.write(`A scan left alone takes ${whole} ms (bearings ${CLI_ARGS.join(" ")}).\n`);
  const outcomes: Outcome[] = [];
  for (let round = 0; round < total; round++) {
    const target = TARGETS[round % TARGETS.length] ?? "worker";
    // Something to write in each round, so that a kill may fall into a commit.
    for (let topic = 0; topic < TOPICS; topic += 3) {
      const TopicArn = `arn:aws:sns:eu-west-1:${account.awsAccountId}:topic-${topic}`;
      await sns.send(
        new SetTopicAttributesCommand({ TopicArn, AttributeName: "DisplayName", AttributeValue: `round ${round}` }),
      );
    }
    // Every second blow aims at the end, where the commit is.
    const share = round % 2 === 0 ? Math.random() : 0.8 + Math.random() * 0.25;
    const outcome = await rounds.round(target, whole * share);
    await wholeOrAbsent(`round ${round}`);
    outcomes.push(outcome);
    process.stdout.write(
      `${String(round + 1).padStart(3)} kill -9 ${target.padEnd(8)} after ${String(outcome.afterMs).padStart(5)} ms: ${outcome.word}, settled after ${outcome.settledMs} ms\n`,
    );
  }
  await rounds.end();
  sns.destroy();
  for (const target of TARGETS) report(target, outcomes);
}

function report(target: Target, outcomes: Outcome[]): void {
  const own = outcomes.filter((outcome) => outcome.target === target);
  const times = own.map(({ settledMs }) => settledMs).sort((a, b) => a - b);
  const words = [...new Set(own.map(({ word }) => word))].map(
    (word) => `${own.filter((outcome) => outcome.word === word).length} ${word}`,
  );
  process.stdout.write(
    `${target}: ${own.length} rounds, ${words.join(", ")}; settled after ${times[times.length >> 1]} ms (median), ${times.at(-1)} ms (longest); 0 snapshots that were not whole\n`,
  );
}

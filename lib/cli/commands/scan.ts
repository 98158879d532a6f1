import { type Command, Option } from "commander";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { FAIL_ON, type FailOn, failReport, thatOrWorse } from "../fail-report";
import { requireWritable, say, writeData } from "../output";
import { scanDisplay } from "../scan-display";
import { connectionCommand } from "../scan-options";
import { type ScanOptions, type ScanRequest, scanRequest } from "../scan-request";
import { scanJson, scanSummary } from "../scan-summary";
import { withDatabase } from "../with-database";

const EXAMPLES = `
The connection is made by its first scan and remembered; later scans need only its name. Without --account the name is
the profile's, the role's, or "default". Keys are never stored. Ctrl-C ends a scan and keeps what was seen. With --fail-on, open failures end with 1 even where gaps alone
would end with 3.

Examples:
  bearings scan
  bearings scan --account prod --profile audit
  bearings scan --account client --role-arn arn:aws:iam::123456789012:role/BearingsReadOnly --external-id 4711
  bearings scan --account prod --regions eu-west-1,us-east-1 --services ec2,iam --json
  bearings scan --account prod --fail-on high`;

/** `bearings scan`: takes a snapshot in this process; it can be watched in the browser at the same time. */
export function scanCommand(settled: (status: ExitStatus) => void): Command {
  return connectionCommand("scan")
    .description("Take a snapshot of an account, read-only.")
    .option("--json", "one object instead of a summary")
    .addOption(
      new Option(
        "--fail-on <severity>",
        "end with 1 when failures of this severity or worse are open, excused ones left out",
      ).choices(FAIL_ON),
    )
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText("after", EXAMPLES)
    .action(async (options: ScanOptions) => {
      requireWritable(options.output);
      // AWS's own variables name the connection, as AWS users expect.
      const request = scanRequest(options, process.env);
      settled(await withDatabase(() => scan(request, options)));
    });
}

async function scan(request: ScanRequest, options: ScanOptions): Promise<ExitStatus> {
  const { runOwnScan } = await import("@/lib/operations/snapshots/run-own-scan");
  const { getSnapshot } = await import("@/lib/operations/snapshots/get-snapshot");
  const { getGaps } = await import("@/lib/operations/snapshots/get-gaps");
  const { getSnapshotCalls } = await import("@/lib/operations/snapshots/get-snapshot-calls");
  const cancel = new AbortController();
  const release = cancelOnSignal(cancel);
  const display = scanDisplay(process.stderr);
  let id: string;
  try {
    ({ id } = await runOwnScan(cliActor, request, { cancel: cancel.signal, onProgress: display.show }));
  } finally {
    display.end();
    release();
  }
  const which = { account: request.account, at: id };
  const snapshot = await getSnapshot(cliActor, which);
  const gaps = await getGaps(cliActor, which);
  const text = options.json
    ? `${JSON.stringify(scanJson(snapshot, gaps, await getSnapshotCalls(cliActor, which)))}\n`
    : scanSummary(snapshot, gaps);
  await writeData(text, options.output);
  if (options.failOn !== undefined && (await fails(which, options.failOn))) return EXIT.failed;
  return snapshot.status === "complete" ? EXIT.done : EXIT.gaps;
}

/** Says on standard error which failures nobody answers for; true when there are some. */
async function fails(which: { account: string; at: string }, severity: FailOn): Promise<boolean> {
  const { listFindings } = await import("@/lib/operations/findings/list-findings");
  const open = { status: ["fail" as const], decision: ["open" as const], severity: thatOrWorse(severity) };
  const list = await listFindings(cliActor, { ...which, ...open, limit: 0 });
  process.stderr.write(failReport(severity, list));
  return list.total > 0;
}

/** One press of Ctrl-C arrives twice when npm runs us: from the terminal and from npm, this close together (ms). */
const SAME_PRESS_MS = 1_000;

/** The first signal ends the scan and keeps what was seen, the second ends the program. */
function cancelOnSignal(cancel: AbortController): () => void {
  let askedAt = 0;
  const onSignal = () => {
    if (cancel.signal.aborted) {
      if (Date.now() - askedAt > SAME_PRESS_MS) process.exit(130);
      return;
    }
    askedAt = Date.now();
    say("\nStopping; what was seen is kept. Press Ctrl-C again to quit at once.");
    cancel.abort();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

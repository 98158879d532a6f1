import type { Command } from "commander";
import { cliActor } from "@/lib/operations/actor";
import { EXIT, type ExitStatus } from "../exit";
import { requireWritable, say, writeData } from "../output";
import { preflightReport } from "../preflight-report";
import { connectionCommand } from "../scan-options";
import { type ScanOptions, type ScanRequest, scanRequest } from "../scan-request";
import { withDatabase } from "../with-database";

const EXAMPLES = `
Tries the first call of each listing in one region, which takes seconds; nothing is stored and no connection is made.
Exit status 3 when a call cannot be made.

Examples:
  bearings preflight --profile audit
  bearings preflight --account prod --services iam,s3 --json
  bearings preflight --role-arn arn:aws:iam::123456789012:role/bearings-read-only --external-id 4711`;

/** `bearings preflight`: what a scan will call, and what it may not. */
export function preflightCommand(settled: (status: ExitStatus) => void): Command {
  return connectionCommand("preflight")
    .description("Say what a scan will call and where, and try what the way in may call.")
    .option("--json", "one object instead of lines")
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addHelpText("after", EXAMPLES)
    .action(async (options: ScanOptions) => {
      requireWritable(options.output);
      // AWS's own variables name the connection, as AWS users expect.
      const request = scanRequest(options, process.env);
      settled(await withDatabase(() => preflight(request, options)));
    });
}

async function preflight(request: ScanRequest, options: ScanOptions): Promise<ExitStatus> {
  const { runPreflight } = await import("@/lib/operations/preflight/run-preflight");
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once("SIGINT", stop);
  try {
    const result = await runPreflight(cliActor, request, {
      cancel: cancel.signal,
      onPlan: ({ services, triedIn }) => say(`Trying ${services.length} services in ${triedIn}`),
    });
    const text = options.json
      ? `${JSON.stringify({ account: request.account, ...result })}\n`
      : preflightReport(result);
    await writeData(text, options.output);
    return result.refused.length === 0 ? EXIT.done : EXIT.gaps;
  } finally {
    process.off("SIGINT", stop);
  }
}

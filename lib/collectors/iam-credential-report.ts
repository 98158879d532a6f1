import { setTimeout as pause } from "node:timers/promises";
import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient } from "@aws-sdk/client-iam";
import { CallFailure } from "@/lib/aws/call-failure";
import type { CollectContext } from "./define";
import { type CredentialReportRows, parseCredentialReport } from "./iam-credential-report-csv";

/** The report of a scan: its rows by ARN, and when AWS made it. */
export type CredentialReport = { generatedTime: string | null; rows: CredentialReportRows };

/** Milliseconds between looks at a report in the making, about a minute in all. AWS needs a few seconds. */
const WAITS = [250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];

/**
 * The account's credential report, fetched once per scan and shared by users and root user.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 * @throws CallFailure when the report is refused, broken, or not ready within about a minute
 */
export function credentialReport(context: CollectContext): Promise<CredentialReport> {
  return context.once("credential report", () => fetchReport(context));
}

async function fetchReport(context: CollectContext): Promise<CredentialReport> {
  const client = context.connect(IAMClient);
  const refused = await generate(client, context.signal);
  try {
    const { Content, GeneratedTime } = await client.send(new GetCredentialReportCommand({}));
    const rows = parseCredentialReport(new TextDecoder().decode(Content));
    if (rows === null) throw failure("broken_answer", "The credential report is not a table of users.");
    return { generatedTime: GeneratedTime?.toISOString() ?? null, rows };
  } catch (error) {
    if (refused) throw refused;
    if (error instanceof CallFailure && /NotReady|InProgress|NotPresent/.test(error.code)) {
      throw failure("timed_out", "AWS did not finish the credential report within a minute.");
    }
    throw error;
  }
}

/**
 * Asks for a report until there is one, or time is up.
 * @returns why AWS refused to make one. A role that may only read still gets what somebody else asked for.
 */
async function generate(client: IAMClient, signal: AbortSignal): Promise<CallFailure | null> {
  for (const wait of WAITS) {
    try {
      const { State } = await client.send(new GenerateCredentialReportCommand({}));
      if (State === "COMPLETE") return null;
    } catch (error) {
      if (error instanceof CallFailure) return error;
      throw error;
    }
    // An abort ends the pause; the next call then fails as cancelled.
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

function failure(reason: "timed_out" | "broken_answer", message: string): CallFailure {
  return new CallFailure(reason, reason, "iam", "global", "GetCredentialReport", "iam:GetCredentialReport", message);
}

import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { NotSeen, seen } from "@/lib/checks/engine/not-seen";
import { day } from "@/lib/model/day";
import { rootUser } from "@/lib/model/resources/iam-account";
import { ACCESS_KEYS, cell, instantOf, PASSWORD } from "./credential-report";

/** Whole days before the scan in which a use counts as present. The benchmark leaves the number to the reader. */
const WINDOW_DAYS = 1;

/** Root is for the few things that only root can do. */
export const rootNotUsed = resourceCheck({
  id: "root-not-used",
  service: "iam",
  title: "Root user is not used for routine work",
  severity: "high",
  version: 1,
  types: [rootUser],
  evaluate: ({ configuration }, facts) => {
    const row = seen(configuration.CredentialReport, "credential report");
    if (row === null) {
      const operation = "iam:GetCredentialReport";
      throw new NotSeen([
        { what: "the root user in the credential report", reason: "broken_answer", operation, action: null },
      ]);
    }
    // A recent use of a key counts as much as a sign-in, so the newest of all three dates decides.
    const uses = [PASSWORD, ...ACCESS_KEYS].map(({ word, usedColumn }) => {
      const value = cell(row, usedColumn);
      return { word, usedColumn, value, at: instantOf(value) };
    });
    const evidence = uses.map(({ usedColumn, value }) => fact(usedColumn, value));
    const latest = uses.reduce((one, other) => ((other.at ?? 0) > (one.at ?? 0) ? other : one));
    const age = latest.at === null ? null : facts.daysSince(latest.value);
    if (age === null) return pass("No use of the root user is on record.", evidence);
    const when = `last used on ${day(latest.value)}, with its ${latest.word}`;
    return age <= WINDOW_DAYS
      ? fail(`The root user was ${when}, shortly before the scan.`, evidence)
      : pass(`The root user was ${when}.`, evidence);
  },
  risk:
    "Work as root is outside all policies, and the log cannot tell who did it. Each sign-in is also a chance to lose " +
    "the one credential that nobody else can take back.",
  fix: {
    console: [
      "Find out who it was and what for: CloudTrail, Event history, User name: root",
      "Give that person a role in IAM Identity Center that can do the same",
      "Lock the root password and its MFA device away, and raise an alarm on each use",
    ],
    cli: ["aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root"],
    terraform:
      'resource "aws_cloudwatch_event_rule" "root_sign_in" {\n  name = "root-sign-in"\n  event_pattern = jsonencode({\n' +
      '    detail-type = ["AWS Console Sign In via CloudTrail"]\n    detail      = { userIdentity = { type = ["Root"] } }\n  })\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html",
  },
  apis: ["iam:GenerateCredentialReport", "iam:GetCredentialReport"],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
});

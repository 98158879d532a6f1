import { fact, fail, pass, type Ruling, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { day } from "@/lib/model/day";
import { user } from "@/lib/model/resources/iam";
import {
  ACCESS_KEYS,
  type Credential,
  cell,
  instantOf,
  isOn,
  keyIdOf,
  keyNamed,
  madeAt,
  PASSWORD,
  type ReportRow,
  rowOf,
} from "./credential-report";

/** Whole days without use at which a credential fails. */
const MAX_IDLE_DAYS = 45;

/** Nobody misses an idle credential, so nobody notices either when somebody else begins to use it. */
export const iamCredentialsUnused = resourceCheck({
  id: "iam-credentials-unused",
  service: "iam",
  title: "Credentials idle for 45 days are disabled",
  severity: "medium",
  version: 1,
  types: [user],
  evaluate: (one, facts) => {
    const row = rowOf(one);
    const all = [PASSWORD, ...ACCESS_KEYS];
    const enabled = all.filter(({ enabledColumn }) => isOn(row, enabledColumn));
    if (enabled.length === 0) {
      const evidence = all.map(({ enabledColumn }) => fact(enabledColumn, row[enabledColumn]));
      return pass(`${one.name} has neither a password nor an active access key.`, evidence);
    }
    return enabled.map((credential) => {
      const isKey = credential !== PASSWORD;
      const named = isKey ? keyNamed(keyIdOf(one, row, credential)) : { facts: [], values: { login: one.id } };
      const ruling = judge(row, credential, facts);
      const part = { part: credential.part, partName: `${one.name}, ${credential.word}` };
      return { ...ruling, ...part, facts: [...(ruling.facts ?? []), ...named.facts], values: named.values };
    });
  },
  risk:
    "A forgotten password or key still opens everything it ever opened. It lies in old laptops, scripts and backups, often of " +
    "people who left.",
  fix: {
    console: [
      "IAM, Users, choose the user, Security credentials",
      "Access keys: Actions, Deactivate; wait some days, then Delete",
      "Password: Manage console access, Disable",
    ],
    cli: [
      "aws iam list-access-keys --user-name {id}",
      "aws iam update-access-key --user-name {id} --access-key-id {accessKey?} --status Inactive",
      "aws iam delete-login-profile --user-name {login?}",
    ],
    terraform: 'resource "aws_iam_access_key" "this" {\n  status = "Inactive"\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html",
  },
  apis: [
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
    "iam:GetAccountAuthorizationDetails",
    "iam:ListAccessKeys",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
});

function judge(row: ReportRow, credential: Credential, facts: Facts): Ruling {
  const { enabledColumn, madeColumn, usedColumn, subject } = credential;
  const used = cell(row, usedColumn);
  const isUnused = instantOf(used) === null;
  // One that was never used is the most dangerous kind: it counts from its first day.
  const since = isUnused ? madeAt(row, credential) : used;
  const idle = facts.daysSince(since);
  const isIdle = idle !== null && idle >= MAX_IDLE_DAYS;
  const enabled = fact(enabledColumn, row[enabledColumn]);
  if (isUnused) {
    const evidence = [enabled, fact(usedColumn, used), fact(madeColumn, since)];
    const words = `${subject} was made on ${day(since)} and no use of it is on record`;
    return isIdle ? fail(`${words}.`, evidence) : pass(`${words}, but it is new.`, evidence);
  }
  if (isIdle) return fail(`${subject} was last used on ${day(since)}.`, [enabled, fact(usedColumn, used)]);
  // Not the date: it moves with each use, and the verdict would change with it.
  const within = fact(`${usedColumn} within ${MAX_IDLE_DAYS} days of the scan`, true);
  return pass(`${subject} is in use.`, [enabled, within]);
}

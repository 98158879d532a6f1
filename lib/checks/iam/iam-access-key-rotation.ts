import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { day } from "@/lib/model/day";
import { user } from "@/lib/model/resources/iam";
import { ACCESS_KEYS, activeKeys, keyIdOf, keyNamed, madeAt, rowOf } from "./credential-report";

/** Whole days after which an active key is too old. */
const MAX_AGE_DAYS = 90;

/** A key lives until somebody ends it; nobody knows how many copies there are by then. */
export const iamAccessKeyRotation = resourceCheck({
  id: "iam-access-key-rotation",
  service: "iam",
  title: "Active access keys are at most 90 days old",
  severity: "medium",
  version: 1,
  types: [user],
  evaluate: (one, facts) => {
    const row = rowOf(one);
    const keys = activeKeys(row);
    if (keys.length === 0) {
      const flags = ACCESS_KEYS.map(({ enabledColumn }) => fact(enabledColumn, row[enabledColumn]));
      return pass(`${one.name} has no active access key.`, flags);
    }
    return keys.map((key) => {
      const made = madeAt(row, key);
      const age = facts.daysSince(made);
      const named = keyNamed(keyIdOf(one, row, key));
      const evidence = [fact(key.enabledColumn, row[key.enabledColumn]), fact(key.madeColumn, made), ...named.facts];
      const part = { part: key.part, partName: `${one.name}, ${key.word}`, values: named.values };
      return age !== null && age > MAX_AGE_DAYS
        ? fail(`${key.subject} has been active since ${day(made)}, for more than ${MAX_AGE_DAYS} days.`, evidence, part)
        : pass(`${key.subject} was made on ${day(made)}.`, evidence, part);
    });
  },
  risk:
    "Old keys have been copied to machines, pipelines and messages that nobody remembers. Whoever finds one of the copies " +
    "can use it for as long as the key lives.",
  fix: {
    console: [
      "IAM, Users, choose the user, Security credentials, Create access key",
      "Give the new key to whatever uses the old one",
      "When Last used of the old key no longer moves: Actions, Deactivate, later Delete",
      "Better: give the workload a role, which needs no key at all",
    ],
    cli: [
      "aws iam list-access-keys --user-name {id}",
      "aws iam create-access-key --user-name {id}",
      "aws iam update-access-key --user-name {id} --access-key-id {accessKey} --status Inactive",
      "aws iam delete-access-key --user-name {id} --access-key-id {accessKey}",
    ],
    terraform:
      'resource "time_rotating" "key" {\n  rotation_days = 90\n}\n\nresource "aws_iam_access_key" "this" {\n' +
      "  lifecycle {\n    replace_triggered_by = [time_rotating.key]\n  }\n}",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html",
  },
  apis: [
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
    "iam:GetAccountAuthorizationDetails",
    "iam:ListAccessKeys",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
});

import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { day } from "@/lib/model/day";
import { user } from "@/lib/model/resources/iam";
import { ACCESS_KEYS, activeKeys, cell, instantOf, isOn, keyIdOf, keyNamed, madeAt, rowOf } from "./credential-report";

/** A key that is at most this much younger than its user came with it, in milliseconds: an hour. */
const TOGETHER = 3_600_000;

/** Keys that were made because a box was ticked, and that nobody asked for. */
export const iamNoInitialAccessKeys = resourceCheck({
  id: "iam-no-initial-access-keys",
  service: "iam",
  title: "No unused access keys from user creation",
  severity: "medium",
  version: 1,
  types: [user],
  evaluate: (one) => {
    const row = rowOf(one);
    const password = fact("password_enabled", row.password_enabled);
    const hasPassword = isOn(row, "password_enabled");
    const keys = activeKeys(row);
    if (keys.length === 0) {
      const flags = ACCESS_KEYS.map(({ enabledColumn }) => fact(enabledColumn, row[enabledColumn]));
      return pass(`${one.name} has no active access key.`, [password, ...flags]);
    }
    return keys.map((key) => {
      const named = keyNamed(keyIdOf(one, row, key));
      const part = { part: key.part, partName: `${one.name}, ${key.word}`, values: named.values };
      const used = cell(row, key.usedColumn);
      const active = fact(key.enabledColumn, row[key.enabledColumn]);
      if (instantOf(used) !== null) {
        // Not the date, which moves with each use.
        return pass(
          `${key.subject} has been used.`,
          [password, active, fact(`${key.usedColumn} is a date`, true), ...named.facts],
          part,
        );
      }
      const made = madeAt(row, key);
      const evidence = [password, active, fact(key.usedColumn, used), fact(key.madeColumn, made), ...named.facts];
      if (!hasPassword) return pass(`${key.subject} was never used, but ${one.name} has no password.`, evidence, part);
      // Only shown: the benchmark's command line does not ask whether the key came with the user.
      const born = cell(row, "user_creation_time");
      const apart = (instantOf(made) ?? 0) - (instantOf(born) ?? 0);
      const isInitial = Math.abs(apart) <= TOGETHER;
      const words = isInitial ? `made together with ${one.name}` : "made";
      return fail(
        `${key.subject} was ${words} on ${day(made)} and never used, while ${one.name} signs in with a password.`,
        [...evidence, fact("user_creation_time", born), fact("Made within an hour of the user", isInitial)],
        part,
      );
    });
  },
  risk:
    "Nobody knows of a key that was made by the way, so nobody would miss it or change it. Copies of it may lie in whatever " +
    "file it was downloaded to.",
  fix: {
    console: [
      "IAM, Users, choose the user, Security credentials, Access keys",
      "Ask the person whether the key is about to be used; if not: Actions, Deactivate, then Delete",
    ],
    cli: [
      "aws iam list-access-keys --user-name {id}",
      "aws iam delete-access-key --user-name {id} --access-key-id {accessKey}",
    ],
    terraform: 'resource "aws_iam_access_key" "this" {\n  status = "Inactive"\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
  },
  apis: [
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
    "iam:GetAccountAuthorizationDetails",
    "iam:ListAccessKeys",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
});

import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { day } from "@/lib/model/day";
import { user } from "@/lib/model/resources/iam";
import { ACCESS_KEYS, activeKeys, instantOf, keyIdOf, keyNamed, madeAt, rowOf } from "./credential-report";

/** Two keys are for the days of a change, not for good. */
export const iamSingleActiveKey = resourceCheck({
  id: "iam-single-active-key",
  service: "iam",
  title: "Users have at most one active access key",
  severity: "medium",
  version: 1,
  types: [user],
  evaluate: (one) => {
    const row = rowOf(one);
    const keys = activeKeys(row);
    const flags = ACCESS_KEYS.map(({ enabledColumn }) => fact(enabledColumn, row[enabledColumn]));
    if (keys.length < ACCESS_KEYS.length) {
      return pass(`${one.name} has ${keys.length === 0 ? "no" : "one"} active access key.`, flags);
    }
    const made = keys.map((key) => madeAt(row, key));
    const ids = keys.map((key) => keyIdOf(one, row, key));
    const ages = made.map((date) => instantOf(date) ?? 0);
    const older = ids[ages.indexOf(Math.min(...ages))] ?? null;
    // Both dates, because a change of keys that is under way looks the same.
    return fail(
      `${one.name} has two active access keys, made on ${made.map(day).join(" and ")}.`,
      [
        ...flags,
        ...keys.map((key) => fact(key.madeColumn, row[key.madeColumn])),
        ...ids.flatMap((id) => keyNamed(id).facts),
      ],
      { values: keyNamed(older).values },
    );
  },
  risk: "A second key is one more thing to lose, and when one of them leaks nobody knows which work stops if it is turned off.",
  fix: {
    console: [
      "IAM, Users, choose the user, Security credentials, Access keys",
      "Compare Last used of both, move what uses the older one to the newer",
      "Older key: Actions, Deactivate, later Delete",
    ],
    cli: [
      "aws iam list-access-keys --user-name {id}",
      "aws iam update-access-key --user-name {id} --access-key-id {accessKey} --status Inactive",
    ],
    terraform: 'resource "aws_iam_access_key" "old" {\n  status = "Inactive"\n}',
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

import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { day } from "@/lib/model/day";
import { accountSettings, rootUser } from "@/lib/model/resources/iam-account";
import { activeKeys, cell, instantOf, madeAt } from "./credential-report";
import { countOf, rootFacts, summaryFact } from "./root-facts";

/** Keys of the root user can do everything, and no policy of the account can narrow them. */
export const rootNoAccessKeys = resourceCheck({
  id: "root-no-access-keys",
  service: "iam",
  title: "Root user has no access keys",
  severity: "critical",
  version: 1,
  types: [rootUser],
  reads: [accountSettings],
  evaluate: (root, facts) => {
    const known = rootFacts(root, facts);
    const { row, summary, settings, central } = known;
    const counted = summary?.AccountAccessKeysPresent;
    const count = summaryFact("AccountAccessKeysPresent", summary, settings);
    if (row === null) {
      const evidence = [count, ...central];
      return countOf(known, "AccountAccessKeysPresent") === 0
        ? pass("The account summary counts no access key of the root user.", evidence)
        : fail(
            "The account summary counts an access key of the root user; whether it is active was not seen.",
            evidence,
          );
    }
    const active = activeKeys(row);
    if (active.length === 0) {
      const flags = [
        fact("access_key_1_active", row.access_key_1_active),
        fact("access_key_2_active", row.access_key_2_active),
      ];
      return counted
        ? pass("The root user has no active access key; an inactive one is still there.", [...flags, count, ...central])
        : pass("The root user has no active access key.", [...flags, ...central]);
    }
    const words = active.map((key) => {
      const used = cell(row, key.usedColumn);
      const use = instantOf(used) === null ? "never used" : `last used on ${day(used)}`;
      return `${key.word}, made on ${day(madeAt(row, key))} and ${use}`;
    });
    return fail(`The root user has ${words.join(", and ")}.`, [
      ...active.flatMap(({ enabledColumn, madeColumn, usedColumn }) =>
        [enabledColumn, madeColumn, usedColumn].map((column) => fact(column, row[column])),
      ),
      ...central,
    ]);
  },
  risk:
    "Whoever gets hold of such a key owns the account: it may read and delete everything, close the account, and no " +
    "policy in the account can stop it. Keys end up in scripts, laptops and repositories.",
  fix: {
    console: [
      "Find out what still uses the key: CloudTrail, Event history, User name: root",
      "Give that work a role of its own",
      "Sign in as root, Security credentials, Access keys: Deactivate, wait, then Delete",
    ],
    cli: [
      "aws sts assume-root --target-principal {account} --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials",
      "aws iam list-access-keys",
      "aws iam delete-access-key --access-key-id {accessKey}",
    ],
    terraform:
      'resource "aws_iam_organizations_features" "this" {\n  enabled_features = ["RootCredentialsManagement", "RootSessions"]\n}',
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user_manage_delete-key.html",
  },
  apis: [
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
    "iam:GetAccountSummary",
    "iam:ListOrganizationsFeatures",
  ],
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
});

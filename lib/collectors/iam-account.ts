import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  IAMClient,
  paginateListAccountAliases,
} from "@aws-sdk/client-iam";
import { accountSettings, rootUser } from "@/lib/model/resources/iam-account";
import { found, listing } from "./define";
import { credentialReport } from "./iam-credential-report";
import { ROOT_ROW } from "./iam-credential-report-csv";

/** The root user: always there, and known only from the credential report. */
export const root = listing([rootUser], async function* (context) {
  const arn = context.arn("iam", "root");
  let ReportGeneratedTime: string | null = null;
  const CredentialReport = await context.read(async () => {
    const report = await credentialReport(context);
    ReportGeneratedTime = report.generatedTime;
    return report.rows.get(arn) ?? [...report.rows.values()].find((row) => row.user === ROOT_ROW) ?? null;
  });
  yield found(rootUser, {
    arn,
    id: "root",
    name: "root user",
    configuration: { Arn: arn, CredentialReport, ReportGeneratedTime },
  });
});

/** What IAM keeps once per account: aliases, password policy and the summary's switches and quotas. */
export const account = listing([accountSettings], async function* (context) {
  const client = context.connect(IAMClient);
  const [AccountAliases, PasswordPolicy, SummaryMap] = await Promise.all([
    context.read(async () => {
      const aliases: string[] = [];
      for await (const page of context.paginate(paginateListAccountAliases, client, {})) {
        aliases.push(...(page.AccountAliases ?? []));
      }
      return aliases;
    }),
    context.read(async () => (await client.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy ?? null, {
      NoSuchEntity: null,
    }),
    context.read(async () => (await client.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {}),
  ]);
  yield found(accountSettings, {
    arn: context.arn("iam", "account-settings"),
    id: context.awsAccountId,
    name: "IAM account settings",
    configuration: { AccountAliases, PasswordPolicy, SummaryMap },
  });
});

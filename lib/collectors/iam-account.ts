import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  IAMClient,
  ListOrganizationsFeaturesCommand,
  paginateListAccountAliases,
} from "@aws-sdk/client-iam";
import { accountSettings, rootUser } from "@/lib/model/resources/iam-account";
import { found, listing } from "./define";
import { credentialReport } from "./iam-credential-report";
import { ROOT_ROW } from "./iam-credential-report-csv";

type Features = { EnabledFeatures: string[] | null; NotListed: string | null };

/** Answers that say why there is no list of the organization's features. */
const NO_FEATURES: Record<string, Features> = Object.fromEntries(
  [
    "AccountNotManagementOrDelegatedAdministrator",
    "OrganizationNotFound",
    "OrganizationNotInAllFeaturesMode",
    "ServiceAccessNotEnabled",
  ].map((NotListed) => [NotListed, { EnabledFeatures: null, NotListed }]),
);

/** The root user: always there, and known only from the credential report. */
export const root = listing([rootUser], async function* (context) {
  const arn = context.arn("iam", "root");
  let ReportGeneratedTime: string | null | undefined;
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
  const [AccountAliases, PasswordPolicy, SummaryMap, OrganizationsFeatures] = await Promise.all([
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
    context.read<Features>(async () => {
      const { EnabledFeatures } = await client.send(new ListOrganizationsFeaturesCommand({}));
      return { EnabledFeatures: EnabledFeatures ?? [], NotListed: null };
    }, NO_FEATURES),
  ]);
  yield found(accountSettings, {
    arn: context.arn("iam", "account-settings"),
    id: context.awsAccountId,
    name: "IAM account settings",
    configuration: { AccountAliases, PasswordPolicy, SummaryMap, OrganizationsFeatures },
  });
});

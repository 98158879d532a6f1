import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType } from "../resource";
import { CREDENTIAL_USE, CredentialReportRow } from "./iam";

/**
 * The root user, as the credential report tells it; CloudFormation has no name for it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html
 */
export const rootUser = defineResourceType({
  type: "AWS::IAM::RootUser",
  service: "iam",
  title: "Root user",
  arn: "iam:root",
  cli: "iam get-account-summary",
  schema: z.looseObject({
    Arn: z.string(),
    CredentialReport: readOf(CredentialReportRow),
    /** When AWS made the report that this row and those of all users come from; it keeps one for four hours. Absent without a report. */
    ReportGeneratedTime: z.string().nullable().optional(),
  }),
  runtime: [...CREDENTIAL_USE, "ReportGeneratedTime"],
});

/** Entries of the account summary that count what is listed elsewhere. */
const COUNTS = [
  "Groups",
  "InstanceProfiles",
  "MFADevices",
  "MFADevicesInUse",
  "Policies",
  "PolicyVersionsInUse",
  "Providers",
  "Roles",
  "ServerCertificates",
  "Users",
];

/**
 * What IAM keeps once per account; CloudFormation has no name for it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html
 */
export const accountSettings = defineResourceType({
  type: "AWS::IAM::AccountSettings",
  service: "iam",
  title: "IAM account settings",
  // One in the ARN's form: AWS has none.
  arn: "iam:account-settings",
  cli: "iam get-account-summary",
  schema: z.looseObject({
    AccountAliases: readOf(z.array(z.string())),
    /** Null when AWS's built-in password policy is in force. */
    PasswordPolicy: readOf(
      z
        .looseObject({
          MinimumPasswordLength: z.number().optional(),
          PasswordReusePrevention: z.number().optional(),
          MaxPasswordAge: z.number().optional(),
        })
        .nullable(),
    ),
    SummaryMap: readOf(z.record(z.string(), z.number())),
    /**
     * Whether the organization manages the root users of its accounts. Only its management account and the delegated
     * administrator of IAM are told; others get AWS's word why not, which is an answer as well.
     * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html
     */
    OrganizationsFeatures: readOf(
      z.looseObject({
        EnabledFeatures: z.array(z.string()).nullable(),
        /** `OrganizationNotFound`, `ServiceAccessNotEnabled`, ... while there is no list. */
        NotListed: z.string().nullable(),
      }),
    ),
  }),
  runtime: COUNTS.map((entry) => `SummaryMap.${entry}`),
});

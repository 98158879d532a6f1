import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/**
 * A contact without the person: which fields are filled in, sorted, and a fingerprint by which a change shows.
 * Null when none is set.
 */
const contact = readOf(z.looseObject({ FilledIn: z.array(z.string()), Sha256: z.string() }).nullable());

/**
 * The account itself, whether AWS has somebody to write to about it, and which regions it may use. CloudFormation has
 * no type for it.
 * https://docs.aws.amazon.com/accounts/latest/reference/API_Operations.html
 */
export const accountType = defineResourceType({
  type: "AWS::Account::Account",
  service: "account",
  title: "AWS accounts",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsaccountmanagement.html
  arn: "account:account",
  cli: "account get-account-information",
  schema: z.looseObject({
    /** https://docs.aws.amazon.com/accounts/latest/reference/API_GetAccountInformation.html */
    AccountInformation: readOf(z.looseObject({ AccountName: text, AccountCreatedDate: text, AccountState: text })),
    /** https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html */
    ContactInformation: contact,
    /** https://docs.aws.amazon.com/accounts/latest/reference/API_AlternateContact.html */
    BillingContact: contact,
    OperationsContact: contact,
    SecurityContact: contact,
    /** https://docs.aws.amazon.com/accounts/latest/reference/API_Region.html */
    Regions: readOf(z.array(z.looseObject({ RegionName: text, RegionOptStatus: text }))),
  }),
});

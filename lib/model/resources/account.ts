import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/accounts/latest/reference/API_AlternateContact.html; null when none is set. */
const alternateContact = readOf(
  z.looseObject({ Name: text, Title: text, EmailAddress: text, PhoneNumber: text }).nullable(),
);

/**
 * The account itself, and whom AWS writes to about it. CloudFormation has no type for it.
 * https://docs.aws.amazon.com/accounts/latest/reference/API_Operations.html
 */
export const accountType = defineResourceType({
  type: "AWS::Account::Account",
  service: "account",
  title: "AWS accounts",
  schema: z.looseObject({
    /** https://docs.aws.amazon.com/accounts/latest/reference/API_GetAccountInformation.html */
    AccountInformation: readOf(z.looseObject({ AccountName: text, AccountCreatedDate: text, AccountState: text })),
    /** https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html; null when none is set. */
    ContactInformation: readOf(z.looseObject({ FullName: text, CompanyName: text, PhoneNumber: text }).nullable()),
    BillingContact: alternateContact,
    OperationsContact: alternateContact,
    SecurityContact: alternateContact,
  }),
});

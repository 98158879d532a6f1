import { fail, manual, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { accountType } from "@/lib/model/resources/account";
import { contactFacts } from "./contacts";

/** AWS can tell that there are contact details; that they reach the right people only a person can. */
export const accountContactDetailsCurrent = resourceCheck({
  id: "account-contact-details-current",
  service: "account",
  title: "Account contact details are current",
  severity: "medium",
  version: 1,
  types: [accountType],
  evaluate: ({ configuration }) => {
    const contact = seen(configuration.ContactInformation, "contact information");
    const evidence = contactFacts("ContactInformation", contact);
    if (contact === null || contact.FilledIn.length === 0) {
      return fail("The account has no contact information.", evidence);
    }
    return manual("Contact information is there. Look whether name, address and phone number still hold.", evidence);
  },
  risk:
    "When AWS sees abuse or a break-in it writes and calls the people it knows. If those have left, the account may be " +
    "suspended before anybody hears of it.",
  fix: {
    console: [
      "Account menu (top right), Account, Contact information, Edit",
      "Use a shared mailbox and a phone that somebody answers",
    ],
    cli: [
      "aws account get-contact-information",
      "aws account put-contact-information --contact-information file://contact.json",
    ],
    terraform:
      'resource "aws_account_primary_contact" "this" {\n  full_name      = "Example Ltd"\n  address_line_1 = "1 High Street"\n' +
      '  city           = "London"\n  postal_code    = "N1 1AA"\n  country_code   = "GB"\n  phone_number   = "+442070000000"\n}',
    link: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-primary.html",
  },
  apis: ["account:GetContactInformation"],
  source: "https://docs.aws.amazon.com/accounts/latest/reference/API_GetContactInformation.html",
});

import { fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { accountType } from "@/lib/model/resources/account";
import { contactFacts } from "./contacts";

/** Warnings about security must not end in the mailbox for invoices. */
export const accountSecurityContactRegistered = resourceCheck({
  id: "account-security-contact-registered",
  service: "account",
  title: "A security alternate contact is registered",
  severity: "medium",
  version: 1,
  types: [accountType],
  evaluate: ({ configuration }) => {
    const contact = seen(configuration.SecurityContact, "security contact");
    const evidence = contactFacts("SecurityContact", contact);
    if (contact === null) return fail("No security contact is registered.", evidence);
    return contact.FilledIn.includes("EmailAddress")
      ? pass("A security contact with a mail address is registered.", evidence)
      : fail("The security contact has no mail address.", evidence);
  },
  risk:
    "AWS sends reports of abuse, leaked keys and suspicious use to this contact. Without one they go to the root user's " +
    "mailbox, which often nobody reads.",
  fix: {
    console: [
      "Account menu (top right), Account, Alternate contacts, Edit",
      "Security contact: a mailing list of the people who would act",
    ],
    cli: [
      "aws account put-alternate-contact --alternate-contact-type SECURITY --name {contact} --title {job} --email-address {mail} --phone-number {phone}",
    ],
    terraform:
      'resource "aws_account_alternate_contact" "security" {\n  alternate_contact_type = "SECURITY"\n  name                   = "Security team"\n' +
      '  title                  = "On call"\n  email_address          = "security@example.org"\n  phone_number           = "+442070000000"\n}',
    link: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html",
  },
  apis: ["account:GetAlternateContact"],
  source: "https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html",
});

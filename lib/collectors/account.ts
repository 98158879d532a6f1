import { createHash } from "node:crypto";
import {
  AccountClient,
  type AlternateContactType,
  GetAccountInformationCommand,
  GetAlternateContactCommand,
  GetContactInformationCommand,
  paginateListRegions,
  type Region,
} from "@aws-sdk/client-account";
import { canonicalText, toJson } from "@/lib/model/canonical";
import { accountType } from "@/lib/model/resources/account";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { told } from "./shared/told";

/** AWS's word for a contact that nobody has set. */
const NOT_SET = { ResourceNotFoundException: null };

/** Account Management: name, contacts and regions. https://docs.aws.amazon.com/accounts/latest/reference/welcome.html */
export const account = defineCollector({
  service: "account",
  scope: "global",
  permissions: {
    GetAccountInformation: "account:GetAccountInformation",
    GetAlternateContact: "account:GetAlternateContact",
    GetContactInformation: "account:GetContactInformation",
    ListRegions: "account:ListRegions",
  },
  listings: [
    listing([accountType], async function* (context) {
      const client = context.connect(AccountClient);
      const alternate = (AlternateContactType: AlternateContactType) =>
        context.read(async () => {
          const answer = await client.send(new GetAlternateContactCommand({ AlternateContactType }));
          const { AlternateContactType: _, ...contact } = toldBy(
            context,
            "GetAlternateContact",
            answer.AlternateContact,
          );
          return withoutPerson(contact);
        }, NOT_SET);
      const [AccountInformation, ContactInformation, BillingContact, OperationsContact, SecurityContact, Regions] =
        await Promise.all([
          context.read(async () => {
            const { AccountName, AccountCreatedDate, AccountState } = await client.send(
              new GetAccountInformationCommand({}),
            );
            return { AccountName, AccountCreatedDate, AccountState };
          }),
          context.read(async () => {
            const answer = await client.send(new GetContactInformationCommand({}));
            return withoutPerson(toldBy(context, "GetContactInformation", answer.ContactInformation));
          }, NOT_SET),
          alternate("BILLING"),
          alternate("OPERATIONS"),
          alternate("SECURITY"),
          context.read(async () => {
            const regions: Region[] = [];
            const pages = context.paginate(paginateListRegions, client, { MaxResults: 50 });
            for await (const page of pages) regions.push(...(page.Regions ?? []));
            return regions;
          }),
        ]);
      const information = AccountInformation.seen ? AccountInformation.value : null;
      const contacts = { ContactInformation, BillingContact, OperationsContact, SecurityContact };
      yield found(accountType, {
        arn: context.arn("account", "account"),
        id: context.awsAccountId,
        name: information?.AccountName,
        state: information?.AccountState,
        configuration: { AccountInformation, ...contacts, Regions },
      });
    }),
  ],
});

/** Who somebody is and how to reach them is not ours to keep; that AWS can reach somebody, and that this changed, is. */
function withoutPerson(contact: object) {
  const filled = Object.entries(contact).filter(([, value]) => value !== undefined && value !== "");
  return {
    FilledIn: filled.map(([field]) => field).sort(),
    Sha256: createHash("sha256")
      .update(canonicalText(toJson(Object.fromEntries(filled))))
      .digest("hex"),
  };
}

function toldBy<T>(context: CollectContext, operation: string, part: T | undefined): NonNullable<T> {
  return told(part, { service: "account", region: context.region, operation });
}

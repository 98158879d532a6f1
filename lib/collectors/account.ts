import {
  AccountClient,
  type AlternateContactType,
  GetAccountInformationCommand,
  GetAlternateContactCommand,
  GetContactInformationCommand,
} from "@aws-sdk/client-account";
import { accountType } from "@/lib/model/resources/account";
import { defineCollector, found, listing } from "./define";

/** AWS's word for a contact that nobody has set. */
const NOT_SET = { ResourceNotFoundException: null };

/** Account Management: name and contacts. https://docs.aws.amazon.com/accounts/latest/reference/welcome.html */
export const account = defineCollector({
  service: "account",
  scope: "global",
  permissions: {
    GetAccountInformation: "account:GetAccountInformation",
    GetAlternateContact: "account:GetAlternateContact",
    GetContactInformation: "account:GetContactInformation",
  },
  listings: [
    listing([accountType], async function* (context) {
      const client = context.connect(AccountClient);
      const contact = (AlternateContactType: AlternateContactType) =>
        context.read(
          async () =>
            (await client.send(new GetAlternateContactCommand({ AlternateContactType }))).AlternateContact ?? null,
          NOT_SET,
        );
      const [AccountInformation, ContactInformation, BillingContact, OperationsContact, SecurityContact] =
        await Promise.all([
          context.read(async () => {
            const { AccountName, AccountCreatedDate, AccountState } = await client.send(
              new GetAccountInformationCommand({}),
            );
            return { AccountName, AccountCreatedDate, AccountState };
          }),
          context.read(
            async () => (await client.send(new GetContactInformationCommand({}))).ContactInformation ?? null,
            NOT_SET,
          ),
          contact("BILLING"),
          contact("OPERATIONS"),
          contact("SECURITY"),
        ]);
      const information = AccountInformation.seen ? AccountInformation.value : null;
      yield found(accountType, {
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsaccountmanagement.html
        arn: context.arn("account", "account"),
        id: context.awsAccountId,
        name: information?.AccountName,
        state: information?.AccountState,
        configuration: { AccountInformation, ContactInformation, BillingContact, OperationsContact, SecurityContact },
      });
    }),
  ],
});

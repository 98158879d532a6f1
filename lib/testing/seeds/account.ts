import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

// The emulator knows alternate contacts only.
export const seed = defineSeed({
  answers: {
    "account.GetAccountInformation": jsonAnswer({
      AccountId: "210000000099",
      AccountName: "Whole",
      AccountCreatedDate: "2019-03-01T10:00:00Z",
      AccountState: "ACTIVE",
    }),
    "account.GetContactInformation": jsonAnswer({ ContactInformation: { FullName: "Olga Ruiz", PhoneNumber: "+1" } }),
    "account.GetAlternateContact": jsonAnswer({
      AlternateContact: { AlternateContactType: "SECURITY", EmailAddress: "security@whole.example" },
    }),
    "account.ListRegions": jsonAnswer({ Regions: [{ RegionName: "eu-west-1", RegionOptStatus: "ENABLED" }] }),
  },
});

import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A domain, a configuration set and the account, as https://docs.aws.amazon.com/ses/latest/APIReference-V2/ has them. */
export const seed = defineSeed({
  answers: {
    "ses.GetAccount": jsonAnswer({
      SendingEnabled: true,
      ProductionAccessEnabled: false,
      EnforcementStatus: "HEALTHY",
    }),
    "ses.ListEmailIdentities": jsonAnswer({
      EmailIdentities: [{ IdentityName: "shop.example", IdentityType: "DOMAIN", VerificationStatus: "SUCCESS" }],
    }),
    "ses.GetEmailIdentity": jsonAnswer({
      IdentityType: "DOMAIN",
      ConfigurationSetName: "receipts",
      DkimAttributes: { SigningEnabled: true, Status: "SUCCESS" },
      Tags: [{ Key: "team", Value: "shop" }],
    }),
    "ses.ListConfigurationSets": jsonAnswer({ ConfigurationSets: ["receipts"] }),
    "ses.GetConfigurationSet": jsonAnswer({ DeliveryOptions: { TlsPolicy: "REQUIRE" } }),
    "ses.GetConfigurationSetEventDestinations": jsonAnswer({
      EventDestinations: [{ Name: "bounces", Enabled: true, MatchingEventTypes: ["BOUNCE"] }],
    }),
  },
});

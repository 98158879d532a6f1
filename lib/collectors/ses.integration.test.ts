import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { ses } from "./ses";

// Recorded shapes from https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Operations.html.

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const identity = {
  IdentityName: "shop.example",
  IdentityType: "DOMAIN",
  SendingEnabled: true,
  VerificationStatus: "SUCCESS",
};
const destinations = [
  {
    Name: "bounces",
    Enabled: true,
    MatchingEventTypes: ["BOUNCE"],
    SnsDestination: { TopicArn: arn("sns", "bounces") },
  },
  {
    Name: "all",
    Enabled: true,
    MatchingEventTypes: ["SEND"],
    KinesisFirehoseDestination: {
      IamRoleArn: "arn:aws:iam::123456789012:role/ses",
      DeliveryStreamArn: arn("firehose", "deliverystream/mail"),
    },
  },
];

let server: WireProxy;
let sending = true;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "ses.ListEmailIdentities": () => jsonAnswer({ EmailIdentities: sending ? [identity] : [] }),
    "ses.GetEmailIdentity": jsonAnswer({
      IdentityType: "DOMAIN",
      ConfigurationSetName: "receipts",
      VerificationStatus: "SUCCESS",
      VerificationInfo: { LastCheckedTimestamp: 1766000000 },
      DkimAttributes: { SigningEnabled: true, Status: "SUCCESS", LastKeyGenerationTimestamp: 1766000000 },
      MailFromAttributes: {
        MailFromDomain: "mail.shop.example",
        MailFromDomainStatus: "FAILED",
        BehaviorOnMxFailure: "USE_DEFAULT_VALUE",
      },
      Policies: { partner: `{"Version":"2012-10-17","Statement":[]}` },
      Tags: [{ Key: "team", Value: "shop" }],
    }),
    "ses.ListConfigurationSets": () => jsonAnswer({ ConfigurationSets: sending ? ["receipts"] : [] }),
    "ses.GetConfigurationSet": jsonAnswer({
      ConfigurationSetName: "receipts",
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      ReputationOptions: { ReputationMetricsEnabled: true, LastFreshStart: 1766000000 },
    }),
    "ses.GetConfigurationSetEventDestinations": jsonAnswer({ EventDestinations: destinations }),
    "ses.GetAccount": jsonAnswer({
      ProductionAccessEnabled: false,
      SendingEnabled: true,
      SendQuota: { Max24HourSend: 200, SentLast24Hours: 17 },
      Details: { MailType: "TRANSACTIONAL", AdditionalContactEmailAddresses: ["anna@shop.example"] },
    }),
  });
  return () => server.stop();
});
afterEach(() => {
  server.clear();
  sending = true;
});

test("a domain with DKIM, its way back and who may send in its name; what SES looks after is no history", async () => {
  const domain = byId(await scan(server.url, [ses]), "shop.example");
  expect(domain).toMatchObject({ arn: arn("ses", "identity/shop.example"), tags: { team: "shop" } });
  expect(domain.configuration.Identity).toEqual({
    seen: true,
    value: {
      ConfigurationSetName: "receipts",
      DkimAttributes: { SigningEnabled: true, Status: "SUCCESS" },
      MailFromAttributes: expect.objectContaining({ MailFromDomainStatus: "FAILED" }),
      Policies: { partner: expect.stringContaining("Statement") },
    },
  });
  expect(relationsOf(domain)).toEqual(["sends by AWS::SES::ConfigurationSet receipts"]);
});

test("a configuration set with where it reports", async () => {
  const set = byId(await scan(server.url, [ses]), "receipts");
  expect(set.configuration.ConfigurationSet).toEqual({
    seen: true,
    value: { DeliveryOptions: { TlsPolicy: "REQUIRE" }, ReputationOptions: { ReputationMetricsEnabled: true } },
  });
  expect(relationsOf(set)).toEqual([
    `reports to AWS::SNS::Topic ${arn("sns", "bounces")}`,
    `reports to AWS::KinesisFirehose::DeliveryStream ${arn("firehose", "deliverystream/mail")}`,
    "acts as AWS::IAM::Role arn:aws:iam::123456789012:role/ses",
  ]);
});

test("the account's standing, only where there is something to send with or that may be", async () => {
  const account = byId(await scan(server.url, [ses]), "123456789012");
  expect(account.configuration).toEqual({
    ProductionAccessEnabled: false,
    SendingEnabled: true,
    SendQuota: { Max24HourSend: 200 },
    Details: { MailType: "TRANSACTIONAL" },
  });
  sending = false;
  server.clear();
  const quiet = await scan(server.url, [ses]);
  expect([quiet.resources, quiet.gaps]).toEqual([[], []]);
  expect(server.seen.map(({ operation }) => operation).sort()).toEqual([
    "ListConfigurationSets",
    "ListEmailIdentities",
  ]);
  server.fault({ operation: "ListEmailIdentities", fault: faults.denied });
  expect(byId(await scan(server.url, [ses]), "123456789012").configuration).toHaveProperty("SendingEnabled");
});

test("an identity that may not be read stays; its tags are not taken for none", async () => {
  server.fault({ operation: "GetEmailIdentity", fault: faults.denied });
  const { configuration } = byId(await scan(server.url, [ses]), "shop.example");
  expect(configuration).toMatchObject({
    Identity: { seen: false, action: "ses:GetEmailIdentity" },
    Tags: { seen: false },
  });
});

import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { account } from "./account";

// Recorded shapes from https://docs.aws.amazon.com/accounts/latest/reference/API_Operations.html: the emulator knows
// alternate contacts only.

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "account.GetAccountInformation": jsonAnswer({
      AccountId: "123456789012",
      AccountName: "Pinecrate production",
      AccountCreatedDate: "2019-03-01T10:00:00Z",
      AccountState: "ACTIVE",
    }),
    "account.GetContactInformation": jsonAnswer({
      ContactInformation: { FullName: "Olga Ruiz", CompanyName: "Pinecrate", PhoneNumber: "+1" },
    }),
    "account.ListRegions": jsonAnswer({
      Regions: [{ RegionName: "eu-west-1", RegionOptStatus: "ENABLED_BY_DEFAULT" }],
    }),
    "account.GetAlternateContact": (request) =>
      request.body.includes("SECURITY")
        ? jsonAnswer({ AlternateContact: { AlternateContactType: "SECURITY", EmailAddress: "sec@pinecrate.example" } })
        : errorAnswer(
            request,
            404,
            "ResourceNotFoundException",
            "No contact of the inputted alternate contact type found.",
          ),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("name, state and contacts; one that nobody set is an answer", async () => {
  const scanned = await scan(server.url, [account]);
  expect(scanned.gaps).toEqual([]);
  expect(scanned.listing("AWS::Account::Account", "global").status).toBe("ok");
  expect(scanned.resources).toMatchObject([
    {
      arn: "arn:aws:account::123456789012:account",
      region: "global",
      id: "123456789012",
      name: "Pinecrate production",
      state: "ACTIVE",
      configuration: {
        AccountInformation: { seen: true, value: { AccountCreatedDate: "2019-03-01T10:00:00.000Z" } },
        ContactInformation: { seen: true, value: { FilledIn: ["CompanyName", "FullName", "PhoneNumber"] } },
        BillingContact: { seen: true, value: null },
        OperationsContact: { seen: true, value: null },
        SecurityContact: { seen: true, value: { FilledIn: ["EmailAddress"], Sha256: expect.any(String) } },
        Regions: { seen: true, value: [{ RegionName: "eu-west-1", RegionOptStatus: "ENABLED_BY_DEFAULT" }] },
      },
    },
  ]);
  // Of people nothing is kept.
  expect(JSON.stringify(scanned.listings)).not.toMatch(/Olga|Pinecrate"|@pinecrate/);
});

test("is read in the home region of the partition", async () => {
  await scan(server.url, [account], { partition: "aws-us-gov" });
  expect([...new Set(server.seen.map(({ region }) => region))]).toEqual(["us-gov-west-1"]);
});

test("denied contacts leave an account that is named by its number", async () => {
  server.fault({ fault: faults.denied });
  const scanned = await scan(server.url, [account]);
  expect(scanned.resources).toMatchObject([
    { name: "123456789012", configuration: { SecurityContact: { seen: false, reason: "denied" } } },
  ]);
  expect(scanned.gaps.map(({ action, affected }) => [action, affected])).toEqual([
    ["account:GetAccountInformation", 1],
    ["account:GetAlternateContact", 3],
    ["account:GetContactInformation", 1],
    ["account:ListRegions", 1],
  ]);
});

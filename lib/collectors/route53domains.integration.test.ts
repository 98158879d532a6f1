import { expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { route53domains } from "./route53domains";

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_domains_GetDomainDetail.html
const contact = { FirstName: "Hunter2", Email: "hunter2@shop.example", PhoneNumber: "+1.5550100" };

test("a domain with its end, its locks and its name servers, and nothing about people", async () => {
  useTestCredentials();
  const server = await startWireServer({
    "route53domains.ListDomains": ({ body }) =>
      body.includes("Marker")
        ? jsonAnswer({ Domains: [{ DomainName: "other.example", AutoRenew: false }] })
        : jsonAnswer({
            NextPageMarker: "two",
            Domains: [{ DomainName: "shop.example", AutoRenew: true, TransferLock: true, Expiry: 1_893_456_000 }],
          }),
    "route53domains.GetDomainDetail": jsonAnswer({
      DomainName: "shop.example",
      Nameservers: [{ Name: "ns-1.awsdns-1.com" }],
      AdminContact: contact,
      RegistrantContact: contact,
      TechContact: contact,
      BillingContact: contact,
      AbuseContactEmail: "hunter2@registrar.example",
      RegistrantPrivacy: true,
      StatusList: ["clientTransferProhibited"],
    }),
    "route53domains.ListTagsForDomain": jsonAnswer({ TagList: [{ Key: "team", Value: "shop" }] }),
  });
  const scanned = await scan(server.url, [route53domains]);
  expect(scanned.gaps).toEqual([]);
  expect(byId(scanned, "shop.example")).toMatchObject({
    arn: "arn:aws:route53domains::123456789012:domain/shop.example",
    region: "global",
    tags: { team: "shop" },
  });
  expect(byId(scanned, "shop.example").configuration).toEqual({
    DomainName: "shop.example",
    AutoRenew: true,
    TransferLock: true,
    Expiry: "2030-01-01T00:00:00.000Z",
    Detail: {
      seen: true,
      value: {
        Nameservers: [{ Name: "ns-1.awsdns-1.com" }],
        RegistrantPrivacy: true,
        StatusList: ["clientTransferProhibited"],
      },
    },
  });
  expect(JSON.stringify(scanned.resources)).not.toMatch(/hunter2|5550100/i);

  server.fault({ operation: "GetDomainDetail", fault: faults.denied });
  const denied = await scan(server.url, [route53domains]);
  await server.stop();
  expect(byId(denied, "other.example").configuration).toMatchObject({ AutoRenew: false, Detail: { reason: "denied" } });
});

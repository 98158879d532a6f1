import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { restXmlAnswer } from "@/lib/testing/xml";
import { route53 } from "./route53";

// Answers in the shape of https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53.html.

const KEY = "arn:aws:kms:us-east-1:123456789012:key/k";
const LOG_GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/dns/shop";
const zone = (id: string, Name: string, PrivateZone: boolean) => ({
  Id: `/hostedzone/${id}`,
  Name,
  CallerReference: "reference-1",
  Config: { PrivateZone },
  ResourceRecordSetCount: 3,
});
const alias = {
  Name: "shop.example.",
  Type: "A",
  AliasTarget: {
    HostedZoneId: "Z32",
    DNSName: "dualstack.web-1.eu-west-1.elb.amazonaws.com.",
    EvaluateTargetHealth: true,
  },
};
const weighted = (SetIdentifier: string) => ({
  Name: "\\052.shop.example.",
  Type: "CNAME",
  SetIdentifier,
  Weight: 1,
  TTL: 60,
  "ResourceRecords/ResourceRecord": [{ Value: "a.example" }],
  HealthCheckId: "h1",
});

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [
        { ResourceARN: "arn:aws:route53:::hostedzone/ZPUB", Tags: [{ Key: "team", Value: "shop" }] },
        { ResourceARN: "arn:aws:route53:::healthcheck/h1", Tags: [{ Key: "Name", Value: "front" }] },
      ],
    }),
    "route53.ListHostedZones": restXmlAnswer("ListHostedZonesResponse", {
      IsTruncated: false,
      "HostedZones/HostedZone": [zone("ZPUB", "shop.example.", false), zone("ZIN", "inside.local.", true)],
    }),
    "route53.GetHostedZone": ({ path }) =>
      path.includes("ZPUB")
        ? restXmlAnswer("GetHostedZoneResponse", {
            HostedZone: zone("ZPUB", "shop.example.", false),
            DelegationSet: { "NameServers/NameServer": ["ns-1.awsdns-1.com", "ns-2.awsdns-2.org"] },
          })
        : restXmlAnswer("GetHostedZoneResponse", {
            HostedZone: zone("ZIN", "inside.local.", true),
            "VPCs/VPC": [{ VPCRegion: "eu-west-1", VPCId: "vpc-1" }],
          }),
    "route53.GetDNSSEC": restXmlAnswer("GetDNSSECResponse", {
      Status: { ServeSignature: "SIGNING" },
      "KeySigningKeys/member": [{ Name: "ksk", KmsArn: KEY, Status: "ACTIVE" }],
    }),
    "route53.ListResourceRecordSets": ({ path }) => {
      if (path.includes("ZIN")) return restXmlAnswer("ListResourceRecordSetsResponse", { IsTruncated: false });
      const last = path.includes("identifier=blue") && path.includes("type=CNAME");
      return restXmlAnswer("ListResourceRecordSetsResponse", {
        IsTruncated: !last,
        "ResourceRecordSets/ResourceRecordSet": last ? [weighted("blue/1")] : [alias, weighted("a:b")],
        ...(last
          ? {}
          : { NextRecordName: "\\052.shop.example.", NextRecordType: "CNAME", NextRecordIdentifier: "blue/1" }),
      });
    },
    "route53.ListHealthChecks": restXmlAnswer("ListHealthChecksResponse", {
      IsTruncated: false,
      "HealthChecks/HealthCheck": [
        {
          Id: "h1",
          CallerReference: "reference-1",
          HealthCheckVersion: 7,
          HealthCheckConfig: {
            Type: "HTTPS",
            FullyQualifiedDomainName: "shop.example",
            ResourcePath: "/up?key=hunter2",
          },
        },
        { Id: "h2", HealthCheckConfig: { Type: "CALCULATED", "ChildHealthChecks/ChildHealthCheck": ["h1"] } },
      ],
    }),
    "route53.ListQueryLoggingConfigs": restXmlAnswer("ListQueryLoggingConfigsResponse", {
      "QueryLoggingConfigs/QueryLoggingConfig": [
        { Id: "q1", HostedZoneId: "ZPUB", CloudWatchLogsLogGroupArn: `${LOG_GROUP}:*` },
      ],
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("zones: public ones with name servers and signing, private ones with their networks", async () => {
  const scanned = await scan(server.url, [route53]);
  expect(scanned.gaps).toEqual([]);
  const open = byId(scanned, "ZPUB");
  expect(open).toMatchObject({
    arn: "arn:aws:route53:::hostedzone/ZPUB",
    region: "global",
    name: "shop.example",
    tags: { team: "shop" },
    runtime: { ResourceRecordSetCount: 3 },
  });
  expect(open.configuration).toMatchObject({
    DelegationSet: { value: { NameServers: ["ns-1.awsdns-1.com", "ns-2.awsdns-2.org"] } },
    Dnssec: { value: { Status: { ServeSignature: "SIGNING" } } },
  });
  expect(relationsOf(open)).toEqual([`is signed by AWS::KMS::Key ${KEY}`]);
  expect(relationsOf(byId(scanned, "ZIN"))).toEqual(["answers in AWS::EC2::VPC vpc-1"]);
  // Route 53 refuses the question for private zones.
  expect(server.seen.filter(({ operation }) => operation === "GetDNSSEC")).toHaveLength(1);
  expect(JSON.stringify(scanned.resources)).not.toContain("reference-1");
});

test("each record is found by its name, those of one name by their identifier as well", async () => {
  const scanned = await scan(server.url, [route53]);
  const records = scanned.listing("AWS::Route53::RecordSet").resources;
  expect(records.map(({ id, name }) => [id, name])).toEqual([
    ["ZPUB_shop.example_A", "shop.example"],
    ["ZPUB_*.shop.example_CNAME_a:b", "*.shop.example"],
    ["ZPUB_*.shop.example_CNAME_blue/1", "*.shop.example"],
  ]);
  expect(byId(scanned, "ZPUB_shop.example_A").configuration.AliasTarget).toMatchObject({
    DNSName: "dualstack.web-1.eu-west-1.elb.amazonaws.com.",
  });
  expect(relationsOf(byId(scanned, "ZPUB_*.shop.example_CNAME_a:b"))).toEqual([
    "belongs to AWS::Route53::HostedZone ZPUB",
    "depends on AWS::Route53::HealthCheck h1",
  ]);
});

test("health checks without what stands behind the question mark, and where queries are logged", async () => {
  const scanned = await scan(server.url, [route53]);
  expect(byId(scanned, "h1")).toMatchObject({
    name: "front",
    configuration: { HealthCheckConfig: { ResourcePath: "/up?…" } },
  });
  expect(relationsOf(byId(scanned, "h2"))).toEqual(["sums up AWS::Route53::HealthCheck h1"]);
  expect(relationsOf(byId(scanned, "q1"))).toEqual([
    "records AWS::Route53::HostedZone ZPUB",
    `logs to AWS::Logs::LogGroup ${LOG_GROUP}`,
  ]);
  expect(JSON.stringify(scanned.resources)).not.toContain("hunter2");
});

test("records of one zone that may not be read leave the other's; a list that breaks off says so", async () => {
  server.fault({ operation: "ListResourceRecordSets", times: 1, fault: faults.denied });
  const scanned = await scan(server.url, [route53]);
  expect(scanned.listing("AWS::Route53::RecordSet")).toMatchObject({ status: "partial", reason: "denied" });
  server.clear();
  const endless = restXmlAnswer("ListResourceRecordSetsResponse", { IsTruncated: true });
  server.fault({ operation: "ListResourceRecordSets", fault: { kind: "answer", make: () => endless } });
  const broken = await scan(server.url, [route53]);
  expect(broken.listing("AWS::Route53::RecordSet")).toMatchObject({ status: "partial", reason: "truncated" });
});

test("a zone whose description tells nothing is not taken for one without networks, servers and signing", async () => {
  const nothing = (name: string) => ({ kind: "answer" as const, make: () => restXmlAnswer(name, {}) });
  server.fault({ operation: "GetHostedZone", fault: nothing("GetHostedZoneResponse") });
  server.fault({ operation: "GetDNSSEC", fault: nothing("GetDNSSECResponse") });
  const scanned = await scan(server.url, [route53]);
  const unseen = { seen: false, reason: "broken_answer" };
  expect(byId(scanned, "ZPUB").configuration).toMatchObject({ DelegationSet: unseen, Dnssec: unseen });
  expect(byId(scanned, "ZIN").configuration.VPCs).toMatchObject(unseen);
});

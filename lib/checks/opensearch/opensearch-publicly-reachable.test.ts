import { describe } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { openSearchDomain } from "@/lib/model/resources/opensearch";
import { factTable, resource } from "@/lib/testing/facts";
import { opensearchPubliclyReachable } from "./opensearch-publicly-reachable";

const allow = (Principal: JsonObject | string, Condition?: JsonObject) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal, Action: "es:*", Resource: "*", ...(Condition && { Condition }) }],
});
const domain = (AccessPolicies: JsonObject | string | null, more: JsonObject = {}) => [
  resource(openSearchDomain, { DomainName: "logs", ARN: "arn:es", AccessPolicies, ...more }),
];
const signIn = (AnonymousAuthEnabled = false) => ({ AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled } });

describe("OpenSearch does not answer everybody", () => {
  factTable(opensearchPubliclyReachable, [
    {
      name: "for everybody",
      status: "fail",
      resources: domain(allow("*")),
      says: "nobody has to sign in",
      severity: "critical",
    },
    {
      name: "for everybody, as text",
      status: "fail",
      resources: domain(JSON.stringify(allow({ AWS: "*" }))),
      severity: "critical",
    },
    {
      name: "for everybody, with a sign-in of its own",
      status: "fail",
      resources: domain(allow("*"), signIn()),
      says: "sign-in",
      severity: "medium",
    },
    {
      name: "for everybody, with a sign-in that lets strangers in",
      status: "fail",
      resources: domain(allow("*"), signIn(true)),
      severity: "critical",
    },
    {
      name: "for everybody from one network",
      status: "pass",
      resources: domain(allow("*", { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })),
      says: "some networks",
    },
    {
      name: "for everybody from every network",
      status: "fail",
      resources: domain(allow("*", { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } })),
      severity: "critical",
    },
    {
      name: "for a role",
      status: "pass",
      resources: domain(allow({ AWS: "arn:aws:iam::123456789012:role/web" })),
      says: "does not name",
    },
    { name: "without a policy", status: "pass", resources: domain(null) },
    {
      name: "in a VPC",
      status: "pass",
      resources: domain(allow("*"), { VPCOptions: { VPCId: "vpc-1" } }),
      says: "in a VPC",
    },
    { name: "a policy that is none", status: "not_seen", resources: domain("{broken") },
    { name: "no domain", status: "not_applicable" },
    { name: "domains were not listed", status: "not_seen", hidden: [[openSearchDomain, "denied", "eu-west-1"]] },
  ]);
});

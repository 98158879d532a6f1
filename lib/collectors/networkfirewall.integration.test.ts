import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer, type WireAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { networkfirewall } from "./networkfirewall";

// Answers in the shape of the pages under https://docs.aws.amazon.com/network-firewall/latest/APIReference/.

const ACCOUNT = "220100000006";
const PREFIX = `arn:aws:network-firewall:eu-west-1:${ACCOUNT}`;
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;
const arnOf = (name: string) => `${PREFIX}:firewall/${name}`;
const listed = (...names: string[]) =>
  names.map((FirewallName) => ({ FirewallName, FirewallArn: arnOf(FirewallName) }));

let server: WireProxy;
beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "network-firewall.ListFirewalls": jsonAnswer({ Firewalls: listed("border", "inner", "locked") }),
    "network-firewall.DescribeFirewall": (request) => {
      const name = /firewall\/(\w+)/.exec(request.body)?.[1] ?? "";
      if (name === "locked") return errorAnswer(request, 400, "AccessDeniedException", "User is not authorized");
      return jsonAnswer({
        UpdateToken: "1",
        Firewall: {
          FirewallName: name,
          FirewallArn: arnOf(name),
          FirewallPolicyArn: `${PREFIX}:firewall-policy/strict`,
          VpcId: "vpc-1",
          SubnetMappings: [{ SubnetId: "subnet-1" }],
          EncryptionConfiguration: { Type: "CUSTOMER_KMS", KeyId: KEY },
          Tags: [{ Key: "stage", Value: "production" }],
        },
        FirewallStatus: {
          Status: "READY",
          SyncStates: {
            "eu-west-1b": { Attachment: { SubnetId: "subnet-2", EndpointId: "vpce-2" } },
            "eu-west-1a": { Attachment: { SubnetId: "subnet-1", EndpointId: "vpce-1" } },
          },
        },
      });
    },
    "network-firewall.DescribeFirewallPolicy": jsonAnswer({
      FirewallPolicy: {
        StatelessDefaultActions: ["aws:forward_to_sfe"],
        StatefulRuleGroupReferences: [{ ResourceArn: `${PREFIX}:stateful-rulegroup/domains`, Priority: 1 }],
      },
    }),
    "network-firewall.DescribeLoggingConfiguration": jsonAnswer({
      LoggingConfiguration: {
        LogDestinationConfigs: [
          { LogType: "FLOW", LogDestinationType: "S3", LogDestination: { bucketName: "flow", prefix: "x" } },
          { LogType: "ALERT", LogDestinationType: "CloudWatchLogs", LogDestination: { logGroup: "alerts" } },
        ],
      },
    }),
  });
});
beforeEach(() => server.clear());
afterAll(() => server.stop());

function collect(): Promise<Collected> {
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(networkfirewall, { awsAccountId: ACCOUNT, connection }, ["eu-west-1"]);
}

describe("networkfirewall", () => {
  it("relates a firewall to where it stands, what it follows and where it logs", async () => {
    const collected = await collect();
    const border = byId(collected, "border");
    expect(border).toMatchObject({ arn: arnOf("border"), tags: { stage: "production" }, runtime: { state: "READY" } });
    expect(border.configuration).not.toHaveProperty("UpdateToken");
    expect(relationsOf(border)).toEqual([
      "is part of AWS::EC2::VPC vpc-1",
      "stands in AWS::EC2::Subnet subnet-1",
      "is reached by AWS::EC2::VPCEndpoint vpce-1",
      "is reached by AWS::EC2::VPCEndpoint vpce-2",
      `follows AWS::NetworkFirewall::FirewallPolicy ${PREFIX}:firewall-policy/strict`,
      `follows AWS::NetworkFirewall::RuleGroup ${PREFIX}:stateful-rulegroup/domains`,
      `is encrypted by AWS::KMS::Key ${KEY}`,
      "logs to AWS::S3::Bucket flow",
      "logs to AWS::Logs::LogGroup alerts",
    ]);
    expect(collected.calls.find(({ operation }) => operation === "DescribeFirewallPolicy")?.calls).toBe(1);
  });

  it("misses one that it may not describe, and says so", async () => {
    const collected = await collect();
    expect(collected.resources.map(({ id }) => id)).toEqual(["border", "inner"]);
    expect(collected.coverage).toMatchObject([{ status: "partial", reason: "denied" }]);
  });

  it("keeps a firewall whose policy or logging it may not see", async () => {
    server.fault({ operation: "DescribeFirewallPolicy", fault: denied });
    server.fault({ operation: "DescribeLoggingConfiguration", fault: denied });
    expect(byId(await collect(), "inner").configuration).toMatchObject({
      Policy: { seen: false, action: "network-firewall:DescribeFirewallPolicy" },
      LogDestinations: { seen: false, action: "network-firewall:DescribeLoggingConfiguration" },
    });
  });

  it("misses one of which AWS does not say where it is reached", async () => {
    const change = (answer: WireAnswer) => {
      const { FirewallStatus, ...rest } = JSON.parse(answer.body);
      return { ...answer, body: JSON.stringify(rest) };
    };
    server.fault({ operation: "DescribeFirewall", times: 1, fault: { kind: "rewrite", change } });
    expect((await collect()).resources).toHaveLength(1);
  });

  it("costs one call where there is none", async () => {
    const none = jsonAnswer({ Firewalls: [] });
    server.fault({ operation: "ListFirewalls", fault: { kind: "answer", make: () => none } });
    expect((await collect()).calls).toMatchObject([{ operation: "ListFirewalls", calls: 1 }]);
  });
});

import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { transfer } from "./transfer";

// Recorded shapes from https://docs.aws.amazon.com/transfer/latest/APIReference/API_Operations.html.

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const own = {
  Arn: arn("transfer", "server/s-1"),
  ServerId: "s-1",
  Domain: "S3",
  EndpointType: "VPC",
  IdentityProviderType: "SERVICE_MANAGED",
  LoggingRole: role("logger"),
  State: "OFFLINE",
  UserCount: 1,
};
const asking = { ...own, Arn: arn("transfer", "server/s-2"), ServerId: "s-2", IdentityProviderType: "AWS_LAMBDA" };
const details = {
  Protocols: ["SFTP"],
  SecurityPolicyName: "TransferSecurityPolicy-2018-11",
  Certificate: arn("acm", "certificate/1"),
  EndpointDetails: {
    VpcId: "vpc-1",
    SubnetIds: ["subnet-1"],
    SecurityGroupIds: ["sg-1"],
    AddressAllocationIds: ["eipalloc-1"],
  },
  StructuredLogDestinations: [arn("logs", "log-group:/transfer:*")],
  Tags: [{ Key: "Name", Value: "Partners" }],
};
const partner = {
  Arn: arn("transfer", "user/s-1/partner"),
  UserName: "partner",
  Role: role("partner"),
  SshPublicKeyCount: 1,
};

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "transfer.ListServers": jsonAnswer({ Servers: [own, asking] }),
    "transfer.DescribeServer": ({ body }) =>
      body.includes("s-1")
        ? jsonAnswer({ Server: { ...own, ...details } })
        : jsonAnswer({ Server: { ...asking, IdentityProviderDetails: { Function: arn("lambda", "function:who") } } }),
    "transfer.ListUsers": jsonAnswer({ ServerId: "s-1", Users: [partner] }),
    "transfer.DescribeUser": jsonAnswer({
      ServerId: "s-1",
      User: {
        ...partner,
        HomeDirectoryMappings: [{ Entry: "/", Target: "/uploads/partner" }],
        SshPublicKeys: [
          {
            SshPublicKeyId: "key-1",
            DateImported: 1766000000,
            SshPublicKeyBody:
              "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGWj8xp65Bexb7BKWZv17HmakG6qXuPg407ALdO6jAX2 anna@example",
          },
        ],
      },
    }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

test("a server with its network, certificate and logs", async () => {
  const scanned = await scan(server.url, [transfer]);
  expect(scanned.gaps).toEqual([]);
  const found = byId(scanned, "s-1");
  expect(found).toMatchObject({ name: "Partners", state: "OFFLINE" });
  expect(found.configuration).not.toHaveProperty("UserCount");
  expect(relationsOf(found)).toEqual([
    "is part of AWS::EC2::VPC vpc-1",
    "runs in AWS::EC2::Subnet subnet-1",
    "is guarded by AWS::EC2::SecurityGroup sg-1",
    "is reached at AWS::EC2::EIP eipalloc-1",
    `shows AWS::CertificateManager::Certificate ${arn("acm", "certificate/1")}`,
    `acts as AWS::IAM::Role ${role("logger")}`,
    `logs to AWS::Logs::LogGroup ${arn("logs", "log-group:/transfer")}`,
  ]);
  expect(relationsOf(byId(scanned, "s-2"))).toContain(
    `asks who signs in AWS::Lambda::Function ${arn("lambda", "function:who")}`,
  );
});

test("a user with the fingerprint of a key as OpenSSH writes it, without the key; only servers that keep users are asked", async () => {
  const scanned = await scan(server.url, [transfer]);
  const user = byId(scanned, "s-1/partner");
  expect(user.configuration.User).toMatchObject({
    seen: true,
    value: {
      HomeDirectoryMappings: [{ Target: "/uploads/partner" }],
      SshPublicKeys: [{ SshPublicKeyId: "key-1", Fingerprint: "SHA256:L543CANviKoaD0xdalTWnj/R+tp3VsMXfXesyE/kRMA" }],
    },
  });
  expect(JSON.stringify(user)).not.toMatch(/ssh-ed25519|anna@example/);
  expect(relationsOf(user)).toEqual([
    "signs in to AWS::Transfer::Server s-1",
    `acts as AWS::IAM::Role ${role("partner")}`,
  ]);
  expect(server.seen.filter(({ operation }) => operation === "ListUsers")).toHaveLength(1);
});

test("users that may not be listed leave a gap; a server that may not be described stays", async () => {
  server.fault({ operation: "ListUsers", fault: faults.denied });
  server.fault({ operation: "DescribeServer", fault: faults.denied });
  const scanned = await scan(server.url, [transfer]);
  expect(scanned.listing("AWS::Transfer::User").status).toBe("partial");
  expect(byId(scanned, "s-1").configuration).toMatchObject({
    Server: { seen: false, action: "transfer:DescribeServer" },
    Tags: { seen: false },
  });
});

import * as ec2 from "@aws-sdk/client-ec2";
import * as sdk from "@aws-sdk/client-memorydb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  made,
  openTestAccount,
  relationsOf,
  type TestAccount,
  through,
} from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import { startProxy } from "@/lib/testing/proxy";
import { memorydb } from "./memorydb";

const ACCOUNT = "220200000003";
const REGION = "eu-west-1";
const arn = (resource: string) => `arn:aws:memorydb:${REGION}:${ACCOUNT}:${resource}`;

let account: TestAccount;
let subnet: ec2.Subnet;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  const { Subnets } = await new ec2.EC2Client(account.clientSettings).send(new ec2.DescribeSubnetsCommand({}));
  subnet = made(Subnets?.[0]);
  const client = new sdk.MemoryDBClient(account.clientSettings);
  await client.send(
    new sdk.CreateSubnetGroupCommand({ SubnetGroupName: "private", SubnetIds: [made(subnet.SubnetId)] }),
  );
  await client.send(
    new sdk.CreateClusterCommand({
      ClusterName: "ledger",
      NodeType: "db.t4g.small",
      ACLName: "open-access",
      SubnetGroupName: "private",
      SecurityGroupIds: ["sg-1"],
      KmsKeyId: "key-1",
      SnsTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:alarms`,
      TLSEnabled: false,
      Tags: [{ Key: "Name", Value: "<b>Ledger</b>" }],
    }),
  );
  collected = await collectService(memorydb, account, [REGION]);
});

describe("memorydb", () => {
  it("describes a cluster, whom it lets in and where it stands", () => {
    const ledger = byId(collected, "ledger");
    expect(ledger).toMatchObject({
      arn: arn("cluster/ledger"),
      name: "<b>Ledger</b>",
      state: null,
      runtime: { state: expect.any(String) },
      configuration: { ACLName: "open-access", TLSEnabled: false, SubnetGroupName: "private" },
    });
    expect(JSON.stringify(ledger.configuration)).not.toContain("Status");
    expect(relationsOf(ledger)).toEqual([
      "stands in AWS::MemoryDB::SubnetGroup private",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "is encrypted by AWS::KMS::Key key-1",
      "lets in AWS::MemoryDB::ACL open-access",
      `notifies AWS::SNS::Topic arn:aws:sns:${REGION}:${ACCOUNT}:alarms`,
    ]);
  });

  it("describes a subnet group", () => {
    expect(byId(collected, "private").arn).toBe(arn("subnetgroup/private"));
    expect(relationsOf(byId(collected, "private"))).toContain(`spans AWS::EC2::Subnet ${subnet.SubnetId}`);
    expect(collected.gaps).toEqual([]);
  });

  it("keeps a cluster whose tags are denied, and finds nothing changed where nothing was", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    try {
      const again = await collectService(memorydb, through(account, proxy.url), [REGION]);
      expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
      proxy.fault({ operation: "ListTags", fault: denied });
      const partly = await collectService(memorydb, through(account, proxy.url), [REGION]);
      expect(byId(partly, "ledger").configuration.Tags).toMatchObject({ seen: false, action: "memorydb:ListTags" });
    } finally {
      await proxy.stop();
    }
  });
});

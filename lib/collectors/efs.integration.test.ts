import * as ec2 from "@aws-sdk/client-ec2";
import * as sdk from "@aws-sdk/client-efs";
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
import { efs } from "./efs";

const ACCOUNT = "220200000009";
const REGION = "eu-west-1";
const arn = (resource: string) => `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:${resource}`;
const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "elasticfilesystem:ClientMount", Resource: "*" }],
};

let account: TestAccount;
let ids: { shared: string; bare: string; target: string; point: string };
let subnet: ec2.Subnet;
let group: string;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  const network = new ec2.EC2Client(account.clientSettings);
  subnet = made((await network.send(new ec2.DescribeSubnetsCommand({}))).Subnets?.[0]);
  const create = new ec2.CreateSecurityGroupCommand({ GroupName: "nfs", Description: "nfs", VpcId: subnet.VpcId });
  group = made((await network.send(create)).GroupId);
  const client = new sdk.EFSClient(account.clientSettings);
  const shared = await client.send(
    new sdk.CreateFileSystemCommand({
      CreationToken: "shared",
      Encrypted: true,
      KmsKeyId: "key-1",
      Backup: true,
      Tags: [{ Key: "Name", Value: "<b>Shared</b>" }],
    }),
  );
  const { FileSystemId } = shared;
  const bare = await client.send(new sdk.CreateFileSystemCommand({ CreationToken: "bare" }));
  await client.send(new sdk.PutFileSystemPolicyCommand({ FileSystemId, Policy: JSON.stringify(POLICY) }));
  const LifecyclePolicies = [{ TransitionToIA: "AFTER_30_DAYS" as const }];
  await client.send(new sdk.PutLifecycleConfigurationCommand({ FileSystemId, LifecyclePolicies }));
  const target = await client.send(
    new sdk.CreateMountTargetCommand({ FileSystemId, SubnetId: subnet.SubnetId, SecurityGroups: [group] }),
  );
  const point = await client.send(
    new sdk.CreateAccessPointCommand({
      FileSystemId,
      ClientToken: "uploads",
      PosixUser: { Uid: 0, Gid: 0 },
      RootDirectory: { Path: "/uploads" },
    }),
  );
  ids = {
    shared: made(FileSystemId),
    bare: made(bare.FileSystemId),
    target: made(target.MountTargetId),
    point: made(point.AccessPointId),
  };
  collected = await collectService(efs, account, [REGION]);
});

describe("efs", () => {
  it("describes a file system with its policy and its backup", () => {
    const shared = byId(collected, ids.shared);
    expect(shared).toMatchObject({
      arn: arn(`file-system/${ids.shared}`),
      name: "<b>Shared</b>",
      state: null,
      configuration: {
        Encrypted: true,
        Policy: { seen: true, value: POLICY },
        BackupPolicy: { seen: true, value: { Status: "ENABLED" } },
        LifecyclePolicies: { seen: true, value: [{ TransitionToIA: "AFTER_30_DAYS" }] },
      },
      runtime: { state: "available", SizeInBytes: {}, NumberOfMountTargets: 1 },
    });
    expect(relationsOf(shared)).toEqual(["is encrypted by AWS::KMS::Key key-1"]);
    expect(collected.gaps).toEqual([]);
  });

  it("tells one without policies from one that was not asked", () => {
    expect(byId(collected, ids.bare).configuration).toMatchObject({
      Policy: { seen: true, value: null },
      BackupPolicy: { seen: true, value: null },
      LifecyclePolicies: { seen: true, value: [] },
    });
  });

  it("leads from a mount target to its network, from an access point to its file system", () => {
    const target = byId(collected, ids.target);
    expect(target.arn).toBe(arn(`mount-target/${ids.target}`));
    expect(relationsOf(target)).toEqual([
      `opens AWS::EFS::FileSystem ${ids.shared}`,
      `is part of AWS::EC2::VPC ${subnet.VpcId}`,
      `stands in AWS::EC2::Subnet ${subnet.SubnetId}`,
      `is reached by AWS::EC2::NetworkInterface ${target.configuration.NetworkInterfaceId}`,
      `is guarded by AWS::EC2::SecurityGroup ${group}`,
    ]);
    const point = byId(collected, ids.point);
    expect(point.configuration).toMatchObject({ PosixUser: { Uid: 0 }, RootDirectory: { Path: "/uploads" } });
    expect(relationsOf(point)).toEqual([`opens AWS::EFS::FileSystem ${ids.shared}`]);
  });

  it("stays the same, and asks for mount targets only where there are some", async () => {
    const again = await collectService(efs, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
    expect(again.calls.find(({ operation }) => operation === "DescribeMountTargets")?.calls).toBe(1);
    const { calls } = await collectService(efs, account, ["sa-east-1"]);
    expect(calls).toMatchObject([{ operation: "DescribeFileSystems", calls: 1 }]);
  });

  it("keeps what it saw when the rest is denied", async () => {
    const proxy = await startProxy(inject("motoUrl"));
    try {
      for (const operation of ["DescribeFileSystemPolicy", "DescribeMountTargets"])
        proxy.fault({ operation, fault: denied });
      const partly = await collectService(efs, through(account, proxy.url), [REGION]);
      expect(byId(partly, ids.shared).configuration.Policy).toMatchObject({
        seen: false,
        reason: "denied",
        action: "elasticfilesystem:DescribeFileSystemPolicy",
      });
      expect(partly.coverage.filter(({ status }) => status !== "ok")).toMatchObject([
        { type: "AWS::EFS::MountTarget", status: "partial", reason: "denied" },
      ]);
    } finally {
      await proxy.stop();
    }
  });
});

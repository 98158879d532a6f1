import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { fsx } from "./fsx";

// Answers in the shape of https://docs.aws.amazon.com/fsx/latest/APIReference/API_FileSystem.html.

const ACCOUNT = "220200000010";
const arn = (id: string) => `arn:aws:fsx:eu-west-1:${ACCOUNT}:file-system/${id}`;

const windows = {
  FileSystemId: "fs-1",
  ResourceARN: arn("fs-1"),
  FileSystemType: "WINDOWS",
  Lifecycle: "UPDATING",
  VpcId: "vpc-1",
  SubnetIds: ["subnet-1"],
  NetworkInterfaceIds: ["eni-1"],
  KmsKeyId: "key-1",
  Tags: [{ Key: "team", Value: "=1+1" }],
  AdministrativeActions: [{ AdministrativeActionType: "STORAGE_OPTIMIZATION", ProgressPercent: 12 }],
  WindowsConfiguration: {
    ActiveDirectoryId: "d-1",
    MaintenanceOperationsInProgress: ["PATCHING"],
    AuditLogConfiguration: {
      FileAccessAuditLogLevel: "FAILURE_ONLY",
      AuditLogDestination: "arn:aws:logs:eu-west-1:1:log-group:/aws/fsx/windows:log-stream:fs-1",
    },
    SelfManagedActiveDirectoryConfiguration: {
      DomainJoinServiceAccountSecret: "arn:aws:secretsmanager:eu-west-1:1:secret:join",
    },
  },
};
const ontap = {
  FileSystemId: "fs-2",
  ResourceARN: arn("fs-2"),
  FileSystemType: "ONTAP",
  Lifecycle: "AVAILABLE",
  OntapConfiguration: { RouteTableIds: ["rtb-1"], FsxAdminPassword: "hunter2", AutomaticBackupRetentionDays: 0 },
  AdministrativeActions: [{ TargetFileSystemValues: { OntapConfiguration: { FsxAdminPassword: "hunter2" } } }],
};

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "fsx.DescribeFileSystems": ({ body }) =>
      jsonAnswer(body.includes("two") ? { FileSystems: [ontap] } : { FileSystems: [windows], NextToken: "two" }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(fsx, { awsAccountId: ACCOUNT, connection }, ["eu-west-1"]);
});
afterAll(() => server.stop());

describe("fsx, recorded answers", () => {
  it("leads from a file system to all that it names", () => {
    expect(byId(collected, "fs-1")).toMatchObject({ arn: arn("fs-1"), tags: { team: "=1+1" } });
    expect(relationsOf(byId(collected, "fs-1"))).toEqual([
      "is part of AWS::EC2::VPC vpc-1",
      "stands in AWS::EC2::Subnet subnet-1",
      "is reached by AWS::EC2::NetworkInterface eni-1",
      "is encrypted by AWS::KMS::Key key-1",
      "signs in by AWS::DirectoryService::MicrosoftAD d-1",
      "signs in with AWS::SecretsManager::Secret arn:aws:secretsmanager:eu-west-1:1:secret:join",
      "logs to AWS::Logs::LogGroup arn:aws:logs:eu-west-1:1:log-group:/aws/fsx/windows",
    ]);
    expect(relationsOf(byId(collected, "fs-2"))).toEqual(["adds routes to AWS::EC2::RouteTable rtb-1"]);
  });

  it("keeps changes under way out of the history, and passwords out of everything", () => {
    expect(byId(collected, "fs-1").runtime).toEqual({
      state: "UPDATING",
      WindowsConfiguration: { MaintenanceOperationsInProgress: ["PATCHING"] },
    });
    expect(byId(collected, "fs-2").configuration).toMatchObject({
      OntapConfiguration: { AutomaticBackupRetentionDays: 0 },
    });
    expect(JSON.stringify(collected)).not.toMatch(/hunter2|ProgressPercent/);
  });
});

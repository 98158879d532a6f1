import * as sdk from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { byId, type Collected, collectService, openTestAccount, relationsOf, through } from "@/lib/testing/collect";
import { forward, startWire, type WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { recordedAnswer, type WireAnswers } from "@/lib/testing/wire-server";
import { ssm } from "./ssm";

const ACCOUNT = "220600000003";
const KEY = "arn:aws:kms:eu-west-1:220600000003:key/1";
const arn = (resource: string) => `arn:aws:ssm:eu-west-1:${ACCOUNT}:${resource}`;
const HOSTILE = "../=cmd|' /C calc'!A0";
const DOCUMENT = JSON.stringify({
  schemaVersion: "2.2",
  description: "x",
  mainSteps: [{ name: "x", action: "aws:runShellScript", inputs: { runCommand: ["echo hunter2"] } }],
});

// 51 machines, so that patch states take two calls; answers in the shape of the pages under
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/, for what the emulator lacks.
const MACHINES = Array.from({ length: 51 }, (_, index) => ({
  InstanceId: index === 0 ? "mi-0000" : `i-${index}`,
  PingStatus: "Online",
  LastPingDateTime: 1700000000,
  PlatformType: "Linux",
  ComputerName: "host",
  ...(index === 0 ? { IamRole: "hybrid", Name: "till" } : {}),
}));
const ANSWERS: WireAnswers = {
  "ssm.DescribeInstanceInformation": (request) =>
    request.body.includes("two")
      ? jsonAnswer({ InstanceInformationList: MACHINES.slice(50) })
      : jsonAnswer({ InstanceInformationList: MACHINES.slice(0, 50), NextToken: "two" }),
  "ssm.DescribeInstancePatchStates": (request) =>
    request.body.includes("mi-0000")
      ? jsonAnswer({
          InstancePatchStates: [
            {
              InstanceId: "mi-0000",
              PatchGroup: "tills",
              BaselineId: "pb-1",
              MissingCount: 7,
              InstallOverrideList: "https://lists.s3.amazonaws.com/a.yaml?X-Amz-Signature=hunter2",
              Operation: "Scan",
              OperationStartTime: 1700000000,
              OperationEndTime: 1700000000,
            },
          ],
        })
      : errorAnswer(request, 400, "AccessDeniedException", "not authorized"),
  "tagging.GetResources": (request) =>
    request.body.includes("ssm")
      ? jsonAnswer({
          ResourceTagMappingList: [
            { ResourceARN: arn("managed-instance/mi-0000"), Tags: [{ Key: "team", Value: "shops" }] },
            { ResourceARN: arn("parameter/shop/password"), Tags: [{ Key: "team", Value: HOSTILE }] },
          ],
        })
      : null,
  "ssm.ListAssociations": jsonAnswer({
    Associations: [
      {
        Name: "AWS-UpdateSSMAgent",
        AssociationId: "a-1",
        AssociationName: "agents",
        LastExecutionDate: 1700000000,
        Overview: { Status: "Success" },
      },
    ],
  }),
  "ssm.DescribeMaintenanceWindowTasks": jsonAnswer({
    Tasks: [
      {
        WindowTaskId: "t-1",
        TaskArn: "AWS-RunShellScript",
        Type: "RUN_COMMAND",
        ServiceRoleArn: "arn:aws:iam::220600000003:role/patcher",
        TaskParameters: { commands: { Values: ["mysql -phunter2"] } },
      },
    ],
  }),
  "ssm.GetPatchBaseline": jsonAnswer({
    BaselineId: "pb-1",
    PatchGroups: ["tills"],
    Sources: [{ Name: "own", Products: ["*"], Configuration: "baseurl=https://u:hunter2@repo.example" }],
  }),
};

let server: WireProxy;
let collected: Collected;
let windowId: string | undefined;

beforeAll(async () => {
  const emulator = inject("motoUrl");
  const account = await openTestAccount(emulator, ACCOUNT, "eu-west-1");
  const client = new sdk.SSMClient(account.clientSettings);
  const secure = { Name: "/shop/password", Value: "hunter2", Type: "SecureString" as const, KeyId: KEY };
  await client.send(new sdk.PutParameterCommand({ ...secure, Tags: [{ Key: "team", Value: HOSTILE }] }));
  await client.send(new sdk.PutParameterCommand({ Name: "plain", Value: "hunter2", Type: "String" }));
  const document = { Name: "shared", DocumentType: "Command" as const, Content: DOCUMENT };
  await client.send(new sdk.CreateDocumentCommand({ ...document, Tags: [{ Key: "team", Value: "ops" }] }));
  const share = { Name: "shared", PermissionType: "Share" as const, AccountIdsToAdd: ["111111111111"] };
  await client.send(new sdk.ModifyDocumentPermissionCommand(share));
  const window = await client.send(
    new sdk.CreateMaintenanceWindowCommand({
      Name: "sunday",
      Schedule: "rate(7 days)",
      Duration: 2,
      Cutoff: 1,
      AllowUnassociatedTargets: false,
    }),
  );
  windowId = window.WindowId;
  await client.send(new sdk.CreatePatchBaselineCommand({ Name: "tills", OperatingSystem: "UBUNTU" }));
  server = await startWire(
    async (request, raw, body) => recordedAnswer(ANSWERS, request) ?? (await forward(emulator, raw, body)),
  );
  collected = await collectService(ssm, through(account, server.url), ["eu-west-1"]);
});
afterAll(() => server?.stop());

it("keeps no value, no command and no password", () => {
  expect(JSON.stringify(collected)).not.toContain("hunter2");
  const asked = new Set(server.seen.map(({ operation }) => operation));
  expect([...asked].filter((operation) => /^Get(?!PatchBaseline|Resources)/.test(operation))).toEqual([]);
});

describe("parameters", () => {
  it("have names, kinds and keys", () => {
    const parameter = byId(collected, "/shop/password");
    expect(parameter).toMatchObject({
      arn: `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/shop/password`,
      tags: { team: HOSTILE },
      configuration: { Type: "SecureString", Tier: "Standard" },
    });
    expect(relationsOf(parameter)).toEqual([`is encrypted by AWS::KMS::Key ${KEY}`]);
    expect(byId(collected, "plain")).toMatchObject({ arn: `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/plain` });
  });
});

describe("machines", () => {
  it("have their patches' state beside the history, and the baseline in it", () => {
    const till = byId(collected, "mi-0000");
    expect(till).toMatchObject({ name: "till", tags: { team: "shops" }, runtime: { PingStatus: "Online" } });
    expect(till.configuration.PatchState).toEqual({ seen: true, value: { PatchGroup: "tills", BaselineId: "pb-1" } });
    expect(till.runtime.PatchState).toMatchObject({ value: { MissingCount: 7, Operation: "Scan" } });
    expect(relationsOf(till)).toEqual(["acts as AWS::IAM::Role hybrid", "is patched by AWS::SSM::PatchBaseline pb-1"]);
  });

  it("that were never patched say so; of a refused batch nothing is known", () => {
    expect(byId(collected, "i-1").configuration.PatchState).toEqual({ seen: true, value: null });
    expect(relationsOf(byId(collected, "i-1"))).toEqual(["runs on AWS::EC2::Instance i-1"]);
    expect(byId(collected, "i-50").configuration.PatchState).toMatchObject({ seen: false, reason: "denied" });
    expect(server.seen.filter(({ operation }) => operation === "DescribeInstancePatchStates")).toHaveLength(2);
    expect(collected.gaps).toMatchObject([{ operation: "DescribeInstancePatchStates", affected: 1 }]);
  });
});

it("tells with whom documents are shared, what windows do as whom, and what baselines rule", () => {
  expect(byId(collected, "shared")).toMatchObject({
    tags: { team: "ops" },
    configuration: { DocumentType: "Command", SharedWith: { seen: true, value: ["111111111111"] } },
  });
  const window = byId(collected, windowId ?? "");
  expect(window).toMatchObject({ name: "sunday", configuration: { Enabled: true, Targets: { value: [] } } });
  expect(relationsOf(window)).toEqual([
    "acts as AWS::IAM::Role arn:aws:iam::220600000003:role/patcher",
    "runs AWS::SSM::Document AWS-RunShellScript",
  ]);
  const baseline = collected.resources.find(({ type }) => type === "AWS::SSM::PatchBaseline");
  expect(baseline).toMatchObject({ name: "tills", configuration: { Rules: { value: { PatchGroups: ["tills"] } } } });
  const association = byId(collected, "a-1");
  expect(association).toMatchObject({ name: "agents", runtime: { Overview: { Status: "Success" } } });
  expect(relationsOf(association)).toEqual(["runs AWS::SSM::Document AWS-UpdateSSMAgent"]);
});

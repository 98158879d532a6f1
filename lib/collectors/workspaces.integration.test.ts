import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { workspaces } from "./workspaces";

// Answers in the shape of the pages under https://docs.aws.amazon.com/workspaces/latest/api/.

const arn = (rest: string) => `arn:aws:workspaces:eu-west-1:123456789012:${rest}`;
const ROLE = "arn:aws:iam::123456789012:role/workspaces_DefaultRole";
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1";
const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:ad-AbCdEf";

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(workspaces, {
    "workspaces.DescribeWorkspaceDirectories": jsonAnswer({
      Directories: [
        {
          DirectoryId: "d-1",
          DirectoryName: "corp.example",
          RegistrationCode: "SLiad+HUNTER2",
          SubnetIds: ["subnet-1"],
          IamRoleId: ROLE,
          State: "REGISTERED",
          WorkspaceSecurityGroupId: "sg-1",
          ipGroupIds: ["wsipg-1"],
          WorkspaceCreationProperties: { EnableInternetAccess: true, CustomSecurityGroupId: "sg-2" },
          ActiveDirectoryConfig: { DomainName: "corp.example", ServiceAccountSecretArn: SECRET },
        },
      ],
    }),
    "workspaces.DescribeWorkspaces": ({ body }) =>
      body.includes("two")
        ? jsonAnswer({ Workspaces: [{ WorkspaceId: "ws-2", DirectoryId: "d-1", State: "STOPPED" }] })
        : jsonAnswer({
            Workspaces: [
              {
                WorkspaceId: "ws-1",
                DirectoryId: "d-1",
                UserName: "=cmd",
                IpAddress: "10.0.0.7",
                State: "AVAILABLE",
                SubnetId: "subnet-1",
                VolumeEncryptionKey: KEY,
                RootVolumeEncryptionEnabled: true,
                RelatedWorkspaces: [{ WorkspaceId: "ws-9", Region: "eu-west-2", State: "STOPPED", Type: "STANDBY" }],
              },
            ],
            NextToken: "two",
          }),
    "workspaces.DescribeIpGroups": jsonAnswer({
      Result: [{ groupId: "wsipg-1", groupName: "offices", userRules: [{ ipRule: "0.0.0.0/0" }] }],
    }),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [
        { ResourceARN: arn("workspace/ws-1"), Tags: [{ Key: "team", Value: "sales" }] },
        { ResourceARN: arn("directory/d-1"), Tags: [{ Key: "team", Value: "it" }] },
      ],
    }),
    ...answers,
  });
}

describe("workspaces", () => {
  it("describes directories, and who may come from where, without the code that opens them", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    const directory = byId(collected, "d-1");
    expect(directory).toMatchObject({ name: "corp.example", tags: { team: "it" }, state: "REGISTERED" });
    expect(JSON.stringify(collected)).not.toContain("HUNTER2");
    expect(relationsOf(directory)).toEqual([
      "runs in AWS::EC2::Subnet subnet-1",
      `acts as AWS::IAM::Role ${ROLE}`,
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "is guarded by AWS::EC2::SecurityGroup sg-2",
      "is guarded by AWS::WorkSpaces::IpGroup wsipg-1",
      `signs in with AWS::SecretsManager::Secret ${SECRET}`,
    ]);
    expect(byId(collected, "wsipg-1").configuration.userRules).toEqual([{ ipRule: "0.0.0.0/0" }]);
  });

  it("describes desktops; that one stopped is no change", async () => {
    const collected = await collect();
    const desktop = byId(collected, "ws-1");
    expect(desktop).toMatchObject({ tags: { team: "sales" }, state: null });
    expect(desktop.runtime).toEqual({
      IpAddress: "10.0.0.7",
      RelatedWorkspaces: [{ State: "STOPPED" }],
      state: "AVAILABLE",
    });
    expect(relationsOf(desktop)).toEqual([
      "belongs to AWS::WorkSpaces::Directory d-1",
      "runs in AWS::EC2::Subnet subnet-1",
      `is encrypted by AWS::KMS::Key ${KEY}`,
    ]);
    expect(byId(collected, "ws-2").runtime).toEqual({ state: "STOPPED" });
    const asked = collected.calls.find(({ operation }) => operation === "GetResources");
    expect(asked?.calls).toBe(1);
  });

  it("tells IP groups also where no directory uses them", async () => {
    const collected = await collect({ "workspaces.DescribeWorkspaceDirectories": jsonAnswer({ Directories: [] }) });
    expect(byId(collected, "wsipg-1").name).toBe("offices");
  });

  it("looks for desktops unless it knows that there is no directory", async () => {
    const { calls } = await collect({ "workspaces.DescribeWorkspaceDirectories": jsonAnswer({ Directories: [] }) });
    expect(calls.map(({ operation }) => operation)).not.toContain("DescribeWorkspaces");
    const refused = await collect({
      "workspaces.DescribeWorkspaceDirectories": (request) =>
        errorAnswer(request, 400, "AccessDeniedException", "not authorized: workspaces:DescribeWorkspaceDirectories"),
    });
    expect(byId(refused, "ws-1").tags).toEqual({ team: "sales" });
    expect(refused.gaps).toMatchObject([{ types: ["AWS::WorkSpaces::Directory"] }]);
  });
});

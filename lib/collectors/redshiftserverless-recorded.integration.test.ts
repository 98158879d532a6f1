import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { redshiftserverless } from "./redshiftserverless";

// Answers in the shape of the pages under https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/.

const ACCOUNT = "220200000006";
const REGION = "eu-west-1";
const arn = (resource: string) => `arn:aws:redshift-serverless:${REGION}:${ACCOUNT}:${resource}`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/service-role/copy`;

const namespace = {
  namespaceName: "facts",
  namespaceArn: arn("namespace/1"),
  namespaceId: "1",
  kmsKeyId: "key-1",
  iamRoles: [`IamRole(applyStatus=in-sync, iamRoleArn=${ROLE})`],
  defaultIamRoleArn: ROLE,
  logExports: ["userlog"],
  status: "AVAILABLE",
};
const workgroup = {
  workgroupName: "door",
  workgroupArn: arn("workgroup/2"),
  namespaceName: "facts",
  publiclyAccessible: true,
  status: "MODIFYING",
  patchVersion: "180",
  securityGroupIds: ["sg-1"],
  subnetIds: ["subnet-1"],
  configParameters: [{ parameterKey: "require_ssl", parameterValue: "false" }],
  endpoint: { address: "door.eu-west-1.redshift-serverless.amazonaws.com", vpcEndpoints: [{ vpcId: "vpc-1" }] },
};

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "redshift-serverless.ListNamespaces": ({ region }) =>
      jsonAnswer({ namespaces: region === REGION ? [namespace] : [] }),
    "redshift-serverless.ListWorkgroups": jsonAnswer({ workgroups: [workgroup] }),
    "redshift-serverless.ListTagsForResource": (request) =>
      request.body.includes("workgroup")
        ? errorAnswer(request, 400, "AccessDeniedException", "User is not authorized to perform: it")
        : jsonAnswer({ tags: [{ key: "__proto__", value: "<b>" }] }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  const account = { awsAccountId: ACCOUNT, connection };
  collected = await collectService(redshiftserverless, account, [REGION, "sa-east-1"]);
});
afterAll(() => server.stop());

describe("redshiftserverless, recorded answers", () => {
  it("keeps a namespace with its roles, however they are told", () => {
    const facts = byId(collected, "facts");
    expect(facts.runtime).toEqual({ state: "AVAILABLE" });
    expect(facts.configuration.iamRoles).toEqual([ROLE]);
    expect(Object.entries(facts.tags)).toEqual([["__proto__", "<b>"]]);
    expect(relationsOf(facts)).toEqual(["is encrypted by AWS::KMS::Key key-1", `acts as AWS::IAM::Role ${ROLE}`]);
  });

  it("keeps a workgroup whose tags are denied", () => {
    const door = byId(collected, "door");
    expect(door.runtime).toEqual({ state: "MODIFYING", patchVersion: "180" });
    expect(door.configuration).toMatchObject({
      publiclyAccessible: true,
      Tags: { seen: false, action: "redshift-serverless:ListTagsForResource" },
    });
    expect(relationsOf(door)).toEqual([
      "serves AWS::RedshiftServerless::Namespace facts",
      "is part of AWS::EC2::VPC vpc-1",
      "stands in AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
    ]);
  });

  it("spends one call where there is nothing", () => {
    expect(collected.calls.filter(({ region }) => region === "sa-east-1")).toMatchObject([
      { operation: "ListNamespaces", calls: 1 },
    ]);
  });
});

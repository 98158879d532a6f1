import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { secretsmanager } from "./secretsmanager";

// Answers in the shape of the pages under https://docs.aws.amazon.com/secretsmanager/latest/apireference/.

const ARN = "arn:aws:secretsmanager:eu-west-1:220600000001:secret";
const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*" }],
};
const SECRETS = [
  {
    ARN: `${ARN}:shop/database-AbCdEf`,
    Name: "shop/database",
    KmsKeyId: "alias/shop",
    RotationEnabled: true,
    RotationLambdaARN: "arn:aws:lambda:eu-west-1:220600000001:function:rotate",
    RotationRules: { AutomaticallyAfterDays: 30 },
    LastRotatedDate: 1700000000,
    LastChangedDate: 1700000000,
    LastAccessedDate: 1700000000,
    NextRotationDate: 1800000000,
    SecretVersionsToStages: { "a-b-c": ["AWSCURRENT"] },
    PrimaryRegion: "eu-west-1",
    Tags: [{ Key: "team", Value: "shop" }],
  },
  { ARN: `${ARN}:copy-AbCdEf`, Name: "copy", PrimaryRegion: "us-east-1" },
  { ARN: `${ARN}:doomed-AbCdEf`, Name: "doomed", DeletedDate: 1700000000 },
  { ARN: `${ARN}:locked-AbCdEf`, Name: "locked", KmsKeyId: null },
];

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "secretsmanager.ListSecrets": (request) =>
      request.body.includes("two")
        ? jsonAnswer({ SecretList: SECRETS.slice(2) })
        : jsonAnswer({ SecretList: SECRETS.slice(0, 2), NextToken: "two" }),
    "secretsmanager.DescribeSecret": jsonAnswer({
      ARN: `${ARN}:shop/database-AbCdEf`,
      ReplicationStatus: [{ Region: "us-east-1", KmsKeyId: "alias/x", Status: "InSync", LastAccessedDate: 1700000000 }],
    }),
    "secretsmanager.GetResourcePolicy": (request) => {
      if (request.body.includes("locked")) return errorAnswer(request, 400, "AccessDeniedException", "not authorized");
      if (request.body.includes("doomed")) return errorAnswer(request, 400, "InvalidRequestException", "marked");
      const ResourcePolicy = request.body.includes("shop") ? JSON.stringify(POLICY) : undefined;
      return jsonAnswer({ ARN, Name: "x", ResourcePolicy });
    },
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(secretsmanager, { awsAccountId: "220600000001", connection }, ["eu-west-1"]);
});
afterAll(() => server.stop());

describe("secrets", () => {
  it("are told without their values, with rotation, replicas and policy", () => {
    const secret = byId(collected, "shop/database");
    expect(secret).toMatchObject({ arn: `${ARN}:shop/database-AbCdEf`, tags: { team: "shop" } });
    expect(secret.configuration).toEqual({
      ARN: `${ARN}:shop/database-AbCdEf`,
      Name: "shop/database",
      KmsKeyId: "alias/shop",
      RotationEnabled: true,
      RotationLambdaARN: "arn:aws:lambda:eu-west-1:220600000001:function:rotate",
      RotationRules: { AutomaticallyAfterDays: 30 },
      PrimaryRegion: "eu-west-1",
      Replicas: { seen: true, value: [{ Region: "us-east-1", KmsKeyId: "alias/x" }] },
      ResourcePolicy: { seen: true, value: POLICY },
    });
    expect(relationsOf(secret)).toEqual([
      "is encrypted by AWS::KMS::Key alias/shop",
      "is rotated by AWS::Lambda::Function arn:aws:lambda:eu-west-1:220600000001:function:rotate",
    ]);
    expect(server.seen.map(({ operation }) => operation)).not.toContain("GetSecretValue");
  });

  it("that are replicas lead to where they come from, and are described there", () => {
    expect(relationsOf(byId(collected, "copy"))).toEqual([
      "is a replica of AWS::SecretsManager::Secret arn:aws:secretsmanager:us-east-1:220600000001:secret:copy-AbCdEf",
    ]);
    expect(server.seen.filter(({ operation }) => operation === "DescribeSecret")).toHaveLength(1);
    expect(byId(collected, "copy").configuration.ResourcePolicy).toEqual({ seen: true, value: null });
  });

  it("that wait for their deletion are not asked for what AWS no longer answers", () => {
    expect(byId(collected, "doomed").configuration).toEqual({
      ARN: `${ARN}:doomed-AbCdEf`,
      Name: "doomed",
      DeletedDate: "2023-11-14T22:13:20.000Z",
    });
  });

  it("whose policy is refused say so", () => {
    expect(byId(collected, "locked").configuration.ResourcePolicy).toMatchObject({ seen: false, reason: "denied" });
    expect(collected.gaps).toMatchObject([{ operation: "GetResourcePolicy", affected: 1 }]);
  });
});

import * as sdk from "@aws-sdk/client-opensearch";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { byId, type Collected, collectService, openTestAccount, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { opensearch } from "./opensearch";

const ACCOUNT = "220200000004";
const REGION = "eu-west-1";
const arn = (name: string) => `arn:aws:es:${REGION}:${ACCOUNT}:domain/${name}`;
const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "es:*", Resource: `${arn("public")}/*` }],
};

describe("opensearch", () => {
  it("describes a domain made on a server", async () => {
    const account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
    const client = new sdk.OpenSearchClient(account.clientSettings);
    await client.send(
      new sdk.CreateDomainCommand({
        DomainName: "public",
        AccessPolicies: JSON.stringify(POLICY),
        AdvancedSecurityOptions: {
          Enabled: true,
          InternalUserDatabaseEnabled: true,
          MasterUserOptions: { MasterUserName: "root", MasterUserPassword: "Hunter2-master" },
        },
        TagList: [{ Key: "team", Value: "search" }],
      }),
    );
    const collected = await collectService(opensearch, account, [REGION]);
    expect(byId(collected, "public")).toMatchObject({
      arn: arn("public"),
      tags: { team: "search" },
      configuration: { AccessPolicies: POLICY },
    });
    expect(JSON.stringify(collected)).not.toContain("Hunter2");
  });
});

describe("opensearch, recorded answers", () => {
  const inside = {
    DomainId: `${ACCOUNT}/inside`,
    DomainName: "inside",
    ARN: arn("inside"),
    EngineVersion: "Elasticsearch_7.10",
    AccessPolicies: "",
    Processing: true,
    DomainProcessingStatus: "Modifying",
    ServiceSoftwareOptions: { CurrentVersion: "R2", UpdateStatus: "PENDING_UPDATE" },
    ClusterConfig: { InstanceType: "r6g.large.search" },
    Endpoints: { vpc: "vpc-inside.eu-west-1.es.amazonaws.com" },
    VPCOptions: { VPCId: "vpc-1", SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
    EncryptionAtRestOptions: { Enabled: true, KmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" },
    CognitoOptions: { Enabled: true, UserPoolId: "eu-west-1_A", RoleArn: "arn:aws:iam::1:role/cognito" },
    LogPublishingOptions: {
      AUDIT_LOGS: { CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:1:log-group:audit:*", Enabled: true },
    },
  };
  const names = ["inside", "b", "c", "d", "e", "refused"];
  let server: WireProxy;
  let collected: Collected;

  beforeAll(async () => {
    server = await startWireServer({
      "es.ListDomainNames": ({ region }) =>
        jsonAnswer({ DomainNames: region === REGION ? names.map((DomainName) => ({ DomainName })) : [] }),
      "es.DescribeDomains": (request) =>
        request.body.includes("refused")
          ? errorAnswer(request, 403, "AccessDeniedException", "User is not authorized to perform: es:DescribeDomains")
          : jsonAnswer({ DomainStatusList: [inside] }),
      "es.ListTags": jsonAnswer({ TagList: [] }),
    });
    const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
    collected = await collectService(opensearch, { awsAccountId: ACCOUNT, connection }, [REGION, "sa-east-1"]);
  });
  afterAll(() => server.stop());

  it("leads from a domain to all that it names", () => {
    expect(relationsOf(byId(collected, "inside"))).toEqual([
      "is part of AWS::EC2::VPC vpc-1",
      "stands in AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "is encrypted by AWS::KMS::Key arn:aws:kms:eu-west-1:1:key/1",
      "signs in by AWS::Cognito::UserPool eu-west-1_A",
      "acts as AWS::IAM::Role arn:aws:iam::1:role/cognito",
      "logs to AWS::Logs::LogGroup arn:aws:logs:eu-west-1:1:log-group:audit",
    ]);
    expect(byId(collected, "inside").configuration.AccessPolicies).toBeNull();
  });

  it("keeps changes under way beside the history", () => {
    const { configuration, runtime } = byId(collected, "inside");
    expect(runtime).toMatchObject({ state: "Modifying", Processing: true, ServiceSoftwareOptions: {} });
    expect(Object.keys(configuration)).not.toContain("Processing");
  });

  it("asks for five domains at once, and says that those of a refused call are missing", () => {
    const calls = collected.calls.filter(({ operation }) => operation === "DescribeDomains");
    expect(calls).toMatchObject([{ region: REGION, calls: 2 }]);
    expect(collected.coverage.find(({ region }) => region === REGION)).toMatchObject({
      status: "partial",
      reason: "denied",
    });
  });
});

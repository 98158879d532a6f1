import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { elasticache } from "./elasticache";

// Answers in the shape of the pages under https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/.

const ACCOUNT = "220200000002";
const arn = (resource: string) => `arn:aws:elasticache:eu-west-1:${ACCOUNT}:${resource}`;
const answer = (operation: string, result: string) =>
  xmlAnswer(`<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`);
const form = ({ body }: WireRequest) => new URLSearchParams(body);

const member = (id: string) => `<CacheCluster>
    <CacheClusterId>${id}</CacheClusterId><ARN>${arn(`cluster:${id}`)}</ARN>
    <CacheClusterStatus>snapshotting</CacheClusterStatus><ReplicationGroupId>sessions</ReplicationGroupId>
    <CacheSubnetGroupName>private</CacheSubnetGroupName>
    <CacheNodes><CacheNode><CacheNodeId>0001</CacheNodeId><CacheNodeStatus>available</CacheNodeStatus>
      <CustomerAvailabilityZone>eu-west-1a</CustomerAvailabilityZone></CacheNode></CacheNodes>
    <SecurityGroups><member><SecurityGroupId>sg-1</SecurityGroupId><Status>active</Status></member></SecurityGroups>
    <CacheParameterGroup><CacheParameterGroupName>tuned</CacheParameterGroupName>
      <ParameterApplyStatus>in-sync</ParameterApplyStatus></CacheParameterGroup>
    <NotificationConfiguration><TopicArn>arn:aws:sns:eu-west-1:${ACCOUNT}:alarms</TopicArn>
      <TopicStatus>active</TopicStatus></NotificationConfiguration>
  </CacheCluster>`;
const group = `<ReplicationGroup>
    <ReplicationGroupId>sessions</ReplicationGroupId><ARN>${arn("replicationgroup:sessions")}</ARN>
    <Status>available</Status><KmsKeyId>key-1</KmsKeyId><AuthTokenEnabled>false</AuthTokenEnabled>
    <MemberClusters><ClusterId>sessions-001</ClusterId><ClusterId>sessions-002</ClusterId></MemberClusters>
    <UserGroupIds><member>app</member></UserGroupIds>
    <NodeGroups><NodeGroup><NodeGroupId>0001</NodeGroupId><Status>available</Status>
      <PrimaryEndpoint><Address>sessions.cache.amazonaws.com</Address><Port>6379</Port></PrimaryEndpoint>
      <NodeGroupMembers><NodeGroupMember><CacheClusterId>sessions-001</CacheClusterId>
        <CurrentRole>primary</CurrentRole></NodeGroupMember></NodeGroupMembers></NodeGroup></NodeGroups>
    <LogDeliveryConfigurations><LogDeliveryConfiguration><LogType>slow-log</LogType>
      <DestinationDetails><CloudWatchLogsDetails><LogGroup>/cache/slow</LogGroup></CloudWatchLogsDetails>
      </DestinationDetails><Status>active</Status></LogDeliveryConfiguration></LogDeliveryConfigurations>
  </ReplicationGroup>`;
const serverless = `<member><ServerlessCacheName>pages</ServerlessCacheName><ARN>${arn("serverlesscache:pages")}</ARN>
    <Status>available</Status><UserGroupId>app</UserGroupId>
    <SubnetIds><SubnetId>subnet-1</SubnetId></SubnetIds>
    <SecurityGroupIds><SecurityGroupId>sg-2</SecurityGroupId></SecurityGroupIds></member>`;

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const here = (request: WireRequest, result: string) => (request.region === "eu-west-1" ? result : "");
  server = await startWireServer({
    "elasticache.DescribeCacheClusters": (request) =>
      answer(
        "DescribeCacheClusters",
        form(request).get("Marker") === "2"
          ? `<CacheClusters>${member("sessions-002")}</CacheClusters>`
          : here(request, `<CacheClusters>${member("sessions-001")}</CacheClusters><Marker>2</Marker>`),
      ),
    "elasticache.DescribeReplicationGroups": answer(
      "DescribeReplicationGroups",
      `<ReplicationGroups>${group}</ReplicationGroups>`,
    ),
    "elasticache.DescribeServerlessCaches": (request) =>
      answer("DescribeServerlessCaches", here(request, `<ServerlessCaches>${serverless}</ServerlessCaches>`)),
    "elasticache.DescribeCacheSubnetGroups": (request) =>
      errorAnswer(request, 403, "AccessDenied", "User is not authorized to perform: it"),
    "tagging.GetResources": (request) =>
      request.region === "eu-west-1"
        ? jsonAnswer({
            ResourceTagMappingList: [
              { ResourceARN: arn("cluster:sessions-001"), Tags: [{ Key: "team", Value: "<b>" }] },
            ],
          })
        : errorAnswer(request, 403, "AccessDeniedException", "User is not authorized to perform: it"),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(elasticache, { awsAccountId: ACCOUNT, connection }, ["eu-west-1", "sa-east-1"]);
});
afterAll(() => server.stop());

describe("elasticache, recorded answers", () => {
  it("keeps a node of a replication group, with what it stands in and reports to", () => {
    const node = byId(collected, "sessions-001");
    expect(node).toMatchObject({ arn: arn("cluster:sessions-001"), tags: { team: "<b>" }, state: null });
    expect(node.runtime).toMatchObject({
      state: "snapshotting",
      CacheNodes: [{ CacheNodeStatus: "available" }],
      CacheParameterGroup: { ParameterApplyStatus: "in-sync" },
    });
    expect(JSON.stringify(node.configuration)).not.toMatch(/Status/);
    expect(relationsOf(node)).toEqual([
      "is part of AWS::ElastiCache::ReplicationGroup sessions",
      "stands in AWS::ElastiCache::SubnetGroup private",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      `notifies AWS::SNS::Topic arn:aws:sns:eu-west-1:${ACCOUNT}:alarms`,
    ]);
    expect(byId(collected, "sessions-002").type).toBe("AWS::ElastiCache::CacheCluster");
  });

  it("keeps a replication group without the role that a failover moves", () => {
    const sessions = byId(collected, "sessions");
    expect(sessions.configuration).toMatchObject({ AuthTokenEnabled: false, KmsKeyId: "key-1" });
    expect(JSON.stringify(sessions.configuration)).not.toContain("CurrentRole");
    expect(relationsOf(sessions)).toEqual([
      "consists of AWS::ElastiCache::CacheCluster sessions-001",
      "consists of AWS::ElastiCache::CacheCluster sessions-002",
      "is encrypted by AWS::KMS::Key key-1",
      "lets in AWS::ElastiCache::UserGroup app",
      "logs to AWS::Logs::LogGroup /cache/slow",
    ]);
  });

  it("keeps a serverless cache", () => {
    const pages = byId(collected, "pages");
    expect(pages).toMatchObject({ tags: {}, runtime: { state: "available" } });
    expect(relationsOf(pages)).toEqual([
      "stands in AWS::EC2::Subnet subnet-1",
      "is guarded by AWS::EC2::SecurityGroup sg-2",
      "lets in AWS::ElastiCache::UserGroup app",
    ]);
  });

  it("says which listing was refused, and asks for no replication groups where there are no nodes", () => {
    expect(collected.coverage.filter(({ status }) => status !== "ok")).toMatchObject([
      { type: "AWS::ElastiCache::SubnetGroup", status: "unseen", reason: "denied" },
      { type: "AWS::ElastiCache::SubnetGroup", status: "unseen", reason: "denied" },
    ]);
    const elsewhere = collected.calls.filter(({ region }) => region === "sa-east-1");
    expect(elsewhere.map(({ operation }) => operation).sort()).toEqual([
      "DescribeCacheClusters",
      "DescribeCacheSubnetGroups",
      "DescribeServerlessCaches",
    ]);
  });
});

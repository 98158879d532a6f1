import * as ec2 from "@aws-sdk/client-ec2";
import * as classic from "@aws-sdk/client-elastic-load-balancing";
import * as sdk from "@aws-sdk/client-elastic-load-balancing-v2";
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
} from "@/lib/testing/collect";
import { elb } from "./elb";
import { elbv2 } from "./elbv2";

const ACCOUNT = "210000000013";
const REGION = "eu-west-1";
const HOSTILE = `=1+1<img src=x onerror=alert(1)>&amp;\u{1F512}`;
const Tags = [{ Key: "team", Value: HOSTILE }];

let account: TestAccount;
let network: Awaited<ReturnType<typeof seedNetwork>>;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  network = await seedNetwork(new ec2.EC2Client(account.clientSettings));
});

async function seedNetwork(client: ec2.EC2Client) {
  const { Vpc } = await client.send(new ec2.CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }));
  const VpcId = made(Vpc?.VpcId);
  const subnet = async (CidrBlock: string, AvailabilityZone: string) => {
    const answer = await client.send(new ec2.CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }));
    return made(answer.Subnet?.SubnetId);
  };
  const subnets = [await subnet("10.9.1.0/24", `${REGION}a`), await subnet("10.9.2.0/24", `${REGION}b`)];
  const { GroupId } = await client.send(
    new ec2.CreateSecurityGroupCommand({ GroupName: "edge", Description: "edge", VpcId }),
  );
  return { vpc: VpcId, subnets, group: made(GroupId) };
}

describe("load balancers", () => {
  let collected: Collected;
  let arns: Awaited<ReturnType<typeof seed>>;

  beforeAll(async () => {
    arns = await seed(new sdk.ElasticLoadBalancingV2Client(account.clientSettings));
    collected = await collectService(elbv2, account, [REGION]);
  });

  async function seed(client: sdk.ElasticLoadBalancingV2Client) {
    const { TargetGroups } = await client.send(
      new sdk.CreateTargetGroupCommand({
        Name: "web",
        Protocol: "HTTP",
        Port: 8080,
        VpcId: network.vpc,
        TargetType: "ip",
        Tags,
      }),
    );
    const targets = made(TargetGroups?.[0]?.TargetGroupArn);
    await client.send(
      new sdk.RegisterTargetsCommand({ TargetGroupArn: targets, Targets: [{ Id: "10.9.1.10", Port: 8080 }] }),
    );
    const { LoadBalancers } = await client.send(
      new sdk.CreateLoadBalancerCommand({
        Name: "edge",
        Scheme: "internet-facing",
        Subnets: network.subnets,
        SecurityGroups: [network.group],
        Tags,
      }),
    );
    const balancer = made(LoadBalancers?.[0]?.LoadBalancerArn);
    const Attributes = [
      { Key: "access_logs.s3.enabled", Value: "true" },
      { Key: "access_logs.s3.bucket", Value: "edge-logs" },
    ];
    await client.send(new sdk.ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: balancer, Attributes }));
    const { Listeners } = await client.send(
      new sdk.CreateListenerCommand({
        LoadBalancerArn: balancer,
        Port: 80,
        Protocol: "HTTP",
        DefaultActions: [{ Type: "forward", TargetGroupArn: targets }],
        Tags,
      }),
    );
    const listener = made(Listeners?.[0]?.ListenerArn);
    const { Rules } = await client.send(
      new sdk.CreateRuleCommand({
        ListenerArn: listener,
        Priority: 10,
        Conditions: [{ Field: "path-pattern", Values: ["/old/*"] }],
        Actions: [
          {
            Type: "redirect",
            RedirectConfig: { StatusCode: "HTTP_301", Protocol: "HTTPS", Port: "443", Path: `/${"x".repeat(60)}` },
          },
        ],
        Tags,
      }),
    );
    const rule = made(Rules?.[0]?.RuleArn);
    const nlb = await client.send(
      new sdk.CreateLoadBalancerCommand({
        Name: "inner",
        Type: "network",
        Scheme: "internal",
        Subnets: network.subnets.slice(0, 1),
      }),
    );
    for (const index of Array.from({ length: 25 }).keys()) {
      await client.send(
        new sdk.CreateTargetGroupCommand({
          Name: `spare-${index}`,
          Protocol: "TCP",
          Port: 99,
          VpcId: network.vpc,
          Tags: [{ Key: "index", Value: String(index) }],
        }),
      );
    }
    return { targets, balancer, listener, rule, inner: made(nlb.LoadBalancers?.[0]?.LoadBalancerArn) };
  }

  it("are all found, with listeners, rules and target groups, without gaps", () => {
    expect(collected.gaps).toEqual([]);
    const found = collected.resources.filter(({ name }) => !name.startsWith("spare-"));
    expect(found.map(({ arn, type, name }) => ({ arn, type: type.split("::")[2], name }))).toEqual([
      { arn: arns.rule, type: "ListenerRule", name: "edge HTTP:80 rule 10" },
      { arn: arns.listener, type: "Listener", name: "edge HTTP:80" },
      { arn: arns.balancer, type: "LoadBalancer", name: "edge" },
      { arn: arns.inner, type: "LoadBalancer", name: "inner" },
      { arn: arns.targets, type: "TargetGroup", name: "web" },
    ]);
  });

  it("hold their attributes by name, and their state beside the history", () => {
    const edge = byId(collected, "edge");
    expect(edge).toMatchObject({
      region: REGION,
      tags: { team: HOSTILE },
      state: null,
      configuration: {
        Scheme: "internet-facing",
        Type: "application",
        Attributes: { seen: true, value: { "access_logs.s3.enabled": "true", "access_logs.s3.bucket": "edge-logs" } },
      },
      runtime: { State: { Code: expect.stringMatching(/active|provisioning/) } },
    });
    expect(edge.configuration).not.toHaveProperty("State");
    expect(relationsOf(edge).sort()).toEqual(
      [
        ...network.subnets.map((subnet) => `is in AWS::EC2::Subnet ${subnet}`),
        `is in AWS::EC2::VPC ${network.vpc}`,
        `is guarded by AWS::EC2::SecurityGroup ${network.group}`,
        "logs access to AWS::S3::Bucket edge-logs",
      ].sort(),
    );
  });

  it("forward through listeners to target groups", () => {
    const listener = byId(collected, arns.listener);
    expect(listener.tags).toEqual({ team: HOSTILE });
    expect(relationsOf(listener)).toEqual([
      `belongs to AWS::ElasticLoadBalancingV2::LoadBalancer ${arns.balancer}`,
      `forwards to AWS::ElasticLoadBalancingV2::TargetGroup ${arns.targets}`,
    ]);
  });

  it("have rules with their conditions; the default rule is the listener's own action", () => {
    const rule = byId(collected, arns.rule);
    expect(rule).toMatchObject({
      tags: { team: HOSTILE },
      configuration: {
        ListenerArn: arns.listener,
        Priority: "10",
        Conditions: [{ Field: "path-pattern", Values: ["/old/*"] }],
        Actions: [{ Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301" } }],
      },
    });
    expect(relationsOf(rule)).toEqual([`belongs to AWS::ElasticLoadBalancingV2::Listener ${arns.listener}`]);
  });

  it("have targets that come and go, so they stand beside the history", () => {
    const web = byId(collected, "web");
    expect(web.configuration).toMatchObject({ TargetType: "ip", Port: 8080, Attributes: { seen: true } });
    expect(web.configuration).not.toHaveProperty("TargetHealth");
    expect(web.runtime).toMatchObject({
      TargetHealth: { seen: true, value: [{ Target: { Id: "10.9.1.10", Port: 8080 } }] },
    });
  });

  it("get their own tags, also when these took more than one call", () => {
    for (const index of [0, 12, 24]) expect(byId(collected, `spare-${index}`).tags).toEqual({ index: String(index) });
    const calls = collected.calls.find(({ operation }) => operation === "DescribeTags")?.calls;
    // 26 target groups take two; balancers, listeners and rules one each.
    expect(calls).toBe(5);
  });

  it("cost no call for rules where there can be none, and each list is fetched once", () => {
    const calls = Object.fromEntries(collected.calls.map(({ operation, calls }) => [operation, calls]));
    expect(calls).toMatchObject({ DescribeLoadBalancers: 1, DescribeListeners: 2, DescribeRules: 1 });
  });

  it("are the same when nothing happened", async () => {
    const again = await collectService(elbv2, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });
});

describe("classic load balancers", () => {
  let collected: Collected;

  beforeAll(async () => {
    const client = new classic.ElasticLoadBalancingClient(account.clientSettings);
    await client.send(
      new classic.CreateLoadBalancerCommand({
        LoadBalancerName: "old",
        Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 8080 }],
        Subnets: network.subnets.slice(0, 1),
        SecurityGroups: [network.group],
        Tags,
      }),
    );
    await client.send(
      new classic.ModifyLoadBalancerAttributesCommand({
        LoadBalancerName: "old",
        LoadBalancerAttributes: { AccessLog: { Enabled: true, S3BucketName: "old-logs", EmitInterval: 60 } },
      }),
    );
    await client.send(
      new classic.RegisterInstancesWithLoadBalancerCommand({
        LoadBalancerName: "old",
        Instances: [{ InstanceId: "i-0123456789abcdef0" }],
      }),
    );
    await client.send(
      new classic.CreateLoadBalancerCommand({
        LoadBalancerName: "older",
        Listeners: [{ Protocol: "TCP", LoadBalancerPort: 25, InstancePort: 25 }],
        AvailabilityZones: [`${REGION}a`],
      }),
    );
    collected = await collectService(elb, account, [REGION]);
  });

  it("are found with attributes and tags, without gaps", () => {
    expect(collected.gaps).toEqual([]);
    expect(collected.resources.map(({ arn, name, tags }) => ({ arn, name, tags }))).toEqual([
      {
        arn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/old`,
        name: "old",
        tags: { team: HOSTILE },
      },
      { arn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/older`, name: "older", tags: {} },
    ]);
    expect(byId(collected, "old").configuration).toMatchObject({
      ListenerDescriptions: [{ Listener: { Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 8080 } }],
      Attributes: { seen: true, value: { AccessLog: { Enabled: true, S3BucketName: "old-logs" } } },
    });
  });

  it("name where they are and where they log; instances come and go", () => {
    const old = byId(collected, "old");
    expect(relationsOf(old)).toEqual([
      `is in AWS::EC2::VPC ${network.vpc}`,
      `is in AWS::EC2::Subnet ${network.subnets[0]}`,
      `is guarded by AWS::EC2::SecurityGroup ${network.group}`,
      "logs access to AWS::S3::Bucket old-logs",
    ]);
    expect(old.configuration).not.toHaveProperty("Instances");
    expect(old.runtime).toEqual({ Instances: [{ InstanceId: "i-0123456789abcdef0" }] });
  });

  it("are the same when nothing happened", async () => {
    const again = await collectService(elb, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });
});

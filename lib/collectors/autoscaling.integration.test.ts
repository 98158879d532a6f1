import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { type WireAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { autoscaling } from "./autoscaling";

// Answers in the shape of the pages under https://docs.aws.amazon.com/autoscaling/ec2/APIReference/.

const ACCOUNT = "220100000003";
const PREFIX = `arn:aws:autoscaling:eu-west-1:${ACCOUNT}`;
const POLICY = `${PREFIX}:scalingPolicy:1:autoScalingGroupName/web:policyName/cpu`;
const ACTION = `${PREFIX}:scheduledUpdateGroupAction:1:autoScalingGroupName/web:scheduledActionName/night`;
const ALARM = `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:cpu`;
const TARGETS = `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:targetgroup/web/1`;
const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:scaling`;

function answer(operation: string, result: string): WireAnswer {
  return xmlAnswer(`<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`);
}

/** `instance` and `desired` are what scaling changes. */
function groups(instance: string, desired: number): string {
  const tag = (key: string, inherited: boolean) =>
    `<member><Key>${key}</Key><Value>web</Value><PropagateAtLaunch>${inherited}</PropagateAtLaunch></member>`;
  return `<AutoScalingGroups><member><AutoScalingGroupName>web</AutoScalingGroupName>
    <AutoScalingGroupARN>${PREFIX}:autoScalingGroup:1:autoScalingGroupName/web</AutoScalingGroupARN>
    <MinSize>1</MinSize><MaxSize>4</MaxSize><DesiredCapacity>${desired}</DesiredCapacity>
    <Instances><member><InstanceId>${instance}</InstanceId></member></Instances>
    <VPCZoneIdentifier>subnet-1,subnet-2</VPCZoneIdentifier><TargetGroupARNs><member>${TARGETS}</member></TargetGroupARNs>
    <LoadBalancerNames><member>old</member></LoadBalancerNames>
    <TrafficSources><member><Identifier>${TARGETS}</Identifier><Type>elbv2</Type></member></TrafficSources>
    <MixedInstancesPolicy><LaunchTemplate><LaunchTemplateSpecification><LaunchTemplateId>lt-1</LaunchTemplateId>
    </LaunchTemplateSpecification><Overrides><member><InstanceType>m7g.large</InstanceType></member>
    <member><InstanceType>a1.large</InstanceType><LaunchTemplateSpecification><LaunchTemplateId>lt-2</LaunchTemplateId>
    </LaunchTemplateSpecification></member></Overrides></LaunchTemplate></MixedInstancesPolicy>
    <SuspendedProcesses><member><ProcessName>AZRebalance</ProcessName></member></SuspendedProcesses>
    <Tags>${tag("stage", true)}${tag("cost", false)}</Tags></member></AutoScalingGroups>`;
}

const CONFIGURATION = `<LaunchConfigurations><member><LaunchConfigurationName>old</LaunchConfigurationName>
  <LaunchConfigurationARN>${PREFIX}:launchConfiguration:1:launchConfigurationName/old</LaunchConfigurationARN>
  <ImageId>ami-1</ImageId><KeyName>admin</KeyName><SecurityGroups><member>sg-1</member></SecurityGroups>
  <IamInstanceProfile>web</IamInstanceProfile><UserData>aHVudGVyMg==</UserData></member></LaunchConfigurations>`;

let server: WireProxy;
let scale = { instance: "i-1", desired: 1 };
beforeAll(async () => {
  useTestCredentials();
  const name = "<AutoScalingGroupName>web</AutoScalingGroupName>";
  server = await startWireServer({
    "autoscaling.DescribeAutoScalingGroups": () =>
      answer("DescribeAutoScalingGroups", groups(scale.instance, scale.desired)),
    "autoscaling.DescribeLaunchConfigurations": answer("DescribeLaunchConfigurations", CONFIGURATION),
    "autoscaling.DescribeNotificationConfigurations": answer(
      "DescribeNotificationConfigurations",
      `<NotificationConfigurations><member>${name}<TopicARN>${TOPIC}</TopicARN>
       <NotificationType>autoscaling:EC2_INSTANCE_TERMINATE</NotificationType></member></NotificationConfigurations>`,
    ),
    "autoscaling.DescribePolicies": answer(
      "DescribePolicies",
      `<ScalingPolicies><member><PolicyName>cpu</PolicyName><PolicyARN>${POLICY}</PolicyARN>${name}
       <Alarms><member><AlarmName>cpu</AlarmName><AlarmARN>${ALARM}</AlarmARN></member></Alarms></member></ScalingPolicies>`,
    ),
    "autoscaling.DescribeScheduledActions": () =>
      answer(
        "DescribeScheduledActions",
        `<ScheduledUpdateGroupActions><member><ScheduledActionName>night</ScheduledActionName>${name}
         <ScheduledActionARN>${ACTION}</ScheduledActionARN><Recurrence>0 22 * * *</Recurrence>
         <StartTime>2026-01-0${scale.desired}T22:00:00Z</StartTime></member></ScheduledUpdateGroupActions>`,
      ),
  });
});
afterAll(() => server.stop());

function collect(): Promise<Collected> {
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(autoscaling, { awsAccountId: ACCOUNT, connection }, ["eu-west-1"]);
}

describe("autoscaling", () => {
  it("relates a group to what it launches, where, and who sends work to it", async () => {
    const group = byId(await collect(), "web");
    expect(group.tags).toEqual({ stage: "web", cost: "web" });
    expect(group.configuration.TagsForInstances).toEqual(["stage"]);
    expect(relationsOf(group)).toEqual([
      "launches by AWS::EC2::LaunchTemplate lt-1",
      "launches by AWS::EC2::LaunchTemplate lt-2",
      "launches into AWS::EC2::Subnet subnet-1",
      "launches into AWS::EC2::Subnet subnet-2",
      `registers with AWS::ElasticLoadBalancingV2::TargetGroup ${TARGETS}`,
      "registers with AWS::ElasticLoadBalancing::LoadBalancer old",
      `notifies AWS::SNS::Topic ${TOPIC}`,
    ]);
  });

  it("takes a group that scaled for unchanged", async () => {
    const before = await collect();
    scale = { instance: "i-2", desired: 2 };
    const after = await collect();
    expect(after.resources.map(({ configuration }) => configuration)).toEqual(
      before.resources.map(({ configuration }) => configuration),
    );
    expect(byId(after, "web").runtime).toMatchObject({ DesiredCapacity: 2, Instances: [{ InstanceId: "i-2" }] });
    expect(byId(after, ACTION).runtime).toMatchObject({ StartTime: "2026-01-02T22:00:00.000Z" });
  });

  it("knows that a launch configuration has user data, and nothing of it", async () => {
    const collected = await collect();
    const old = byId(collected, "old");
    expect(old.configuration).toMatchObject({ HasUserData: true });
    expect(JSON.stringify(collected)).not.toContain("aHVudGVyMg");
    expect(relationsOf(old)).toEqual([
      "launches from AWS::EC2::Image ami-1",
      "is opened by AWS::EC2::KeyPair admin",
      "is guarded by AWS::EC2::SecurityGroup sg-1",
      "acts through AWS::IAM::InstanceProfile web",
    ]);
  });

  it("leads from an alarm through its policy to the group", async () => {
    const policy = byId(await collect(), POLICY);
    expect(policy).toMatchObject({ arn: POLICY, name: "cpu" });
    expect(relationsOf(policy)).toEqual([
      "scales AWS::AutoScaling::AutoScalingGroup web",
      `is set off by AWS::CloudWatch::Alarm ${ALARM}`,
    ]);
  });

  it("without groups asks for nothing of theirs, unless groups may not be seen", async () => {
    const asked = async () => (await collect()).calls.map(({ operation }) => operation).sort();
    const none = answer("DescribeAutoScalingGroups", "<AutoScalingGroups/>");
    server.fault({ operation: "DescribeAutoScalingGroups", times: 1, fault: { kind: "answer", make: () => none } });
    expect(await asked()).toEqual(["DescribeAutoScalingGroups", "DescribeLaunchConfigurations"]);
    server.fault({ operation: "DescribeAutoScalingGroups", times: 1, fault: denied });
    expect(await asked()).toContain("DescribePolicies");
  });
});

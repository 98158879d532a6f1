import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, jsonAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { elasticbeanstalk } from "./elasticbeanstalk";

// Answers in the shape of the pages under https://docs.aws.amazon.com/elasticbeanstalk/latest/api/.

const arn = (rest: string) => `arn:aws:elasticbeanstalk:eu-west-1:123456789012:${rest}`;
const BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/awseb-1/1";
const CERTIFICATE = "arn:aws:acm:eu-west-1:123456789012:certificate/1";

const answer = (operation: string, result: string) =>
  xmlAnswer(
    `<${operation}Response><${operation}Result>${result}</${operation}Result><ResponseMetadata/></${operation}Response>`,
  );
const environment = (name: string, status: string) =>
  `<member><EnvironmentName>${name}</EnvironmentName><EnvironmentId>e-${name}</EnvironmentId>
  <ApplicationName>shop</ApplicationName><EnvironmentArn>${arn(`environment/shop/${name}`)}</EnvironmentArn>
  <Status>${status}</Status><Health>Yellow</Health><VersionLabel>v7</VersionLabel>
  <DateUpdated>2026-11-01T00:00:00Z</DateUpdated></member>`;
const setting = (namespace: string, option: string, value: string) =>
  `<member><Namespace>${namespace}</Namespace><OptionName>${option}</OptionName><Value>${value}</Value></member>`;

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(elasticbeanstalk, {
    "elasticbeanstalk.DescribeApplications": answer(
      "DescribeApplications",
      `<Applications><member><ApplicationName>shop</ApplicationName><ApplicationArn>${arn("application/shop")}</ApplicationArn>
      <Versions><member>v7</member></Versions></member></Applications>`,
    ),
    "elasticbeanstalk.DescribeEnvironments": ({ body }) =>
      body.includes("NextToken=two")
        ? answer("DescribeEnvironments", `<Environments>${environment("old", "Terminated")}</Environments>`)
        : answer(
            "DescribeEnvironments",
            `<Environments>${environment("web", "Updating")}</Environments><NextToken>two</NextToken>`,
          ),
    "elasticbeanstalk.DescribeConfigurationSettings": answer(
      "DescribeConfigurationSettings",
      `<ConfigurationSettings><member><DeploymentStatus>failed</DeploymentStatus><OptionSettings>
      ${setting("aws:ec2:vpc", "VPCId", "vpc-2")}
      </OptionSettings></member><member><DeploymentStatus>deployed</DeploymentStatus><OptionSettings>
      ${setting("aws:elasticbeanstalk:application:environment", "DATABASE_URL", "postgres://app:hunter2@db/app")}
      ${setting("aws:cloudformation:template:parameter", "EnvironmentVariables", "DATABASE_URL=hunter2")}
      ${setting("aws:ec2:vpc", "VPCId", "vpc-1")}
      ${setting("aws:ec2:vpc", "Subnets", "subnet-1, subnet-2")}
      ${setting("aws:autoscaling:launchconfiguration", "IamInstanceProfile", "web")}
      ${setting("aws:elasticbeanstalk:environment", "ServiceRole", "beanstalk")}
      ${setting("aws:elbv2:listener:443", "SSLCertificateArns", CERTIFICATE)}
      </OptionSettings></member></ConfigurationSettings>`,
    ),
    "elasticbeanstalk.DescribeEnvironmentResources": answer(
      "DescribeEnvironmentResources",
      `<EnvironmentResources><EnvironmentName>web</EnvironmentName>
      <AutoScalingGroups><member><Name>awseb-group</Name></member></AutoScalingGroups>
      <Instances><member><Id>i-1</Id></member></Instances>
      <LoadBalancers><member><Name>${BALANCER}</Name></member><member><Name>classic</Name></member></LoadBalancers>
      <Queues><member><Name>WorkerQueue</Name><URL>https://sqs.eu-west-1.amazonaws.com/123456789012/jobs</URL></member></Queues>
      </EnvironmentResources>`,
    ),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [
        { ResourceARN: arn("environment/shop/web"), Tags: [{ Key: "Name", Value: `<img src=x onerror=alert(1)>` }] },
      ],
    }),
    ...answers,
  });
}

describe("elasticbeanstalk", () => {
  it("describes environments by their settings and what was made for them", async () => {
    const collected = await collect();
    expect(collected.gaps).toEqual([]);
    expect(collected.resources.map(({ id }) => id)).toEqual(["shop", "web"]);
    const web = byId(collected, "web");
    expect(web).toMatchObject({
      name: "<img src=x onerror=alert(1)>",
      configuration: {
        VersionLabel: "v7",
        Settings: {
          seen: true,
          value: { environmentVariableNames: ["DATABASE_URL"], options: { "aws:ec2:vpc": { VPCId: "vpc-1" } } },
        },
      },
      runtime: {
        Health: "Yellow",
        state: "Updating",
        EnvironmentResources: { value: { Instances: [{ Id: "i-1" }] } },
      },
    });
    expect(JSON.stringify(collected)).not.toContain("hunter2");
    expect(JSON.stringify(web.configuration)).not.toContain("i-1");
    expect(relationsOf(web)).toEqual([
      "runs AWS::ElasticBeanstalk::Application shop",
      "is part of AWS::EC2::VPC vpc-1",
      "runs in AWS::EC2::Subnet subnet-1",
      "runs in AWS::EC2::Subnet subnet-2",
      "starts machines as AWS::IAM::InstanceProfile web",
      "acts as AWS::IAM::Role beanstalk",
      `shows AWS::CertificateManager::Certificate ${CERTIFICATE}`,
      "scales AWS::AutoScaling::AutoScalingGroup awseb-group",
      `is reached through AWS::ElasticLoadBalancingV2::LoadBalancer ${BALANCER}`,
      "is reached through AWS::ElasticLoadBalancing::LoadBalancer classic",
      "works off AWS::SQS::Queue jobs",
    ]);
  });

  it("says what it may not read of an environment", async () => {
    const collected = await collect({
      "elasticbeanstalk.DescribeEnvironmentResources": (request) =>
        errorAnswer(
          request,
          403,
          "AccessDenied",
          "User: arn:aws:iam::123456789012:user/a is not authorized to perform: cloudformation:DescribeStackResources",
        ),
      "elasticbeanstalk.DescribeConfigurationSettings": answer(
        "DescribeConfigurationSettings",
        "<ConfigurationSettings/>",
      ),
    });
    expect(byId(collected, "web").configuration).toMatchObject({
      EnvironmentResources: { seen: false, reason: "denied", action: "cloudformation:DescribeStackResources" },
      Settings: { seen: false, reason: "broken_answer" },
    });
    expect(relationsOf(byId(collected, "web"))).toEqual(["runs AWS::ElasticBeanstalk::Application shop"]);
  });

  it("spends one call where there is no application", async () => {
    const { calls } = await collect({
      "elasticbeanstalk.DescribeApplications": answer("DescribeApplications", "<Applications/>"),
    });
    expect(calls.map(({ operation, calls: times }) => [operation, times])).toEqual([["DescribeApplications", 1]]);
  });
});

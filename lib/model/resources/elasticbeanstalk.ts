import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const named = z.array(z.looseObject({ Name: text })).optional();

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ApplicationDescription.html */
export const beanstalkApplication = defineResourceType({
  type: "AWS::ElasticBeanstalk::Application",
  service: "elasticbeanstalk",
  title: "Elastic Beanstalk applications",
  arn: "elasticbeanstalk:application/*",
  cli: "elasticbeanstalk describe-applications --application-names {id}",
  schema: z.looseObject({
    ApplicationName: z.string(),
    ResourceLifecycleConfig: z.looseObject({ ServiceRole: text }).optional(),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  // Each deployment adds a version.
  runtime: ["DateUpdated"],
  drop: ["Versions"],
  relations: ({ ResourceLifecycleConfig }) =>
    relate("cleans up as", "AWS::IAM::Role", [ResourceLifecycleConfig?.ServiceRole]),
});

/** Settings by namespace and option. https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html */
const options = z.record(z.string(), z.record(z.string(), z.string().nullable()));

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_EnvironmentDescription.html */
export const beanstalkEnvironment = defineResourceType({
  type: "AWS::ElasticBeanstalk::Environment",
  service: "elasticbeanstalk",
  title: "Elastic Beanstalk environments",
  arn: "elasticbeanstalk:environment/*/*",
  cli: "elasticbeanstalk describe-environments --application-name {.ApplicationName} --environment-names {.EnvironmentName}",
  schema: z.looseObject({
    EnvironmentName: z.string(),
    EnvironmentId: text,
    ApplicationName: text,
    PlatformArn: text,
    SolutionStackName: text,
    VersionLabel: text,
    CNAME: text,
    EndpointURL: text,
    OperationsRole: text,
    Tier: z.looseObject({ Name: text, Type: text }).optional(),
    Settings: readOf(
      z.looseObject({
        options,
        /** Sorted; the values are secrets as often as not. */
        environmentVariableNames: z.array(z.string()),
        /** `NAMESPACE OPTION` of settings that may hold anything, sorted. */
        otherOptionNames: z.array(z.string()),
      }),
    ),
    EnvironmentResources: readOf(
      z.looseObject({
        AutoScalingGroups: named,
        LaunchTemplates: z.array(z.looseObject({ Id: text })).optional(),
        LoadBalancers: named,
        Queues: z.array(z.looseObject({ Name: text, URL: text })).optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  runtime: [
    "AbortableOperationInProgress",
    "DateUpdated",
    "EnvironmentResources.Instances",
    "Health",
    "HealthStatus",
    "Resources",
  ],
  drop: ["Status", "EnvironmentResources.EnvironmentName", "EnvironmentResources.Triggers"],
  relations: ({ ApplicationName, OperationsRole, Settings, EnvironmentResources }) => {
    const made = EnvironmentResources.seen ? EnvironmentResources.value : {};
    const balancers = made.LoadBalancers?.flatMap(({ Name }) => Name ?? []) ?? [];
    return [
      ...relate("runs", "AWS::ElasticBeanstalk::Application", [ApplicationName]),
      ...relate("is operated as", "AWS::IAM::Role", [OperationsRole]),
      ...relateOptions(Settings.seen ? Settings.value.options : {}),
      ...relate("scales", "AWS::AutoScaling::AutoScalingGroup", made.AutoScalingGroups?.map((one) => one.Name) ?? []),
      ...relate("starts from", "AWS::EC2::LaunchTemplate", made.LaunchTemplates?.map((one) => one.Id) ?? []),
      // Of the newer kinds the name is the ARN.
      ...relate("is reached through", "AWS::ElasticLoadBalancingV2::LoadBalancer", balancers.filter(isArn)),
      ...relate(
        "is reached through",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        balancers.filter((name) => !isArn(name)),
      ),
      ...relate("works off", "AWS::SQS::Queue", made.Queues?.map(({ URL: url }) => url?.split("/").at(-1)) ?? []),
    ];
  },
});

function isArn(name: string): boolean {
  return name.startsWith("arn:");
}

function relateOptions(settings: z.infer<typeof options>) {
  const list = (namespace: string, option: string) =>
    (settings[namespace]?.[option] ?? "").split(",").map((one) => one.trim());
  const listeners = Object.values(settings).flatMap((one) => [one.SSLCertificateId, one.SSLCertificateArns]);
  return [
    ...relate("is part of", "AWS::EC2::VPC", list("aws:ec2:vpc", "VPCId")),
    ...relate("runs in", "AWS::EC2::Subnet", list("aws:ec2:vpc", "Subnets")),
    ...relate(
      "is guarded by",
      "AWS::EC2::SecurityGroup",
      list("aws:autoscaling:launchconfiguration", "SecurityGroups"),
    ),
    ...relate(
      "starts machines as",
      "AWS::IAM::InstanceProfile",
      list("aws:autoscaling:launchconfiguration", "IamInstanceProfile"),
    ),
    ...relate("lets in", "AWS::EC2::KeyPair", list("aws:autoscaling:launchconfiguration", "EC2KeyName")),
    ...relate("acts as", "AWS::IAM::Role", list("aws:elasticbeanstalk:environment", "ServiceRole")),
    ...relate("tells", "AWS::SNS::Topic", list("aws:elasticbeanstalk:sns:topics", "Notification Topic ARN")),
    ...relate(
      "shows",
      "AWS::CertificateManager::Certificate",
      listeners.flatMap((one) => (one ?? "").split(",")).filter((one) => one.includes(":acm:")),
    ),
  ];
}

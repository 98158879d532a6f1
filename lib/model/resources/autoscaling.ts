import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();
const names = z.array(z.string()).optional();
const template = z.looseObject({ LaunchTemplateId: text, LaunchTemplateName: text, Version: text }).optional();

/**
 * Auto Scaling groups. How many instances a group wants and which it has is runtime: policies, schedules, deploys and
 * cluster managers change it all day.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html
 */
export const autoScalingGroup = defineResourceType({
  type: "AWS::AutoScaling::AutoScalingGroup",
  service: "autoscaling",
  title: "Auto Scaling groups",
  arn: "autoscaling:autoScalingGroup:*:autoScalingGroupName/**",
  cli: "autoscaling describe-auto-scaling-groups --auto-scaling-group-names {id}",
  schema: z.looseObject({
    AutoScalingGroupName: z.string(),
    MinSize: number,
    MaxSize: number,
    DesiredCapacity: number,
    LaunchConfigurationName: text,
    LaunchTemplate: template,
    MixedInstancesPolicy: z
      .looseObject({
        LaunchTemplate: z
          .looseObject({
            LaunchTemplateSpecification: template,
            Overrides: z.array(z.looseObject({ InstanceType: text, LaunchTemplateSpecification: template })).optional(),
          })
          .optional(),
      })
      .optional(),
    AvailabilityZones: names,
    /** Ids of subnets, with commas between. */
    VPCZoneIdentifier: text,
    LoadBalancerNames: names,
    TargetGroupARNs: names,
    TrafficSources: z.array(z.looseObject({ Identifier: text, Type: text })).optional(),
    HealthCheckType: text,
    PlacementGroup: text,
    ServiceLinkedRoleARN: text,
    SuspendedProcesses: z.array(z.looseObject({ ProcessName: text, SuspensionReason: text })).optional(),
    Instances: z.array(z.looseObject({ InstanceId: text, LifecycleState: text, HealthStatus: text })).optional(),
    /** Keys of the tags that its instances get as well, sorted. */
    TagsForInstances: names,
    Notifications: readOf(z.array(z.looseObject({ TopicARN: text, NotificationType: text }))),
  }),
  runtime: ["DesiredCapacity", "Instances", "PredictedCapacity", "WarmPoolConfiguration.Status", "WarmPoolSize"],
  drop: ["Status", "Tags"],
  // What comes first is preferred.
  ordered: ["MixedInstancesPolicy.LaunchTemplate.Overrides", "TerminationPolicies"],
  relations: (group) => {
    const mixed = group.MixedInstancesPolicy?.LaunchTemplate;
    const templates = [
      group.LaunchTemplate,
      mixed?.LaunchTemplateSpecification,
      ...(mixed?.Overrides?.map((it) => it.LaunchTemplateSpecification) ?? []),
    ];
    return [
      ...relate(
        "launches by",
        "AWS::EC2::LaunchTemplate",
        templates.map((it) => it?.LaunchTemplateId),
      ),
      ...relate("launches by", "AWS::AutoScaling::LaunchConfiguration", [group.LaunchConfigurationName]),
      ...relate("launches into", "AWS::EC2::Subnet", group.VPCZoneIdentifier?.split(",").map((id) => id.trim()) ?? []),
      ...relate("launches into", "AWS::EC2::PlacementGroup", [group.PlacementGroup]),
      ...relate("registers with", "AWS::ElasticLoadBalancingV2::TargetGroup", group.TargetGroupARNs ?? []),
      ...relate("registers with", "AWS::ElasticLoadBalancing::LoadBalancer", group.LoadBalancerNames ?? []),
      ...relate(
        "registers with",
        "AWS::VpcLattice::TargetGroup",
        group.TrafficSources?.flatMap((it) => (it.Type === "vpc-lattice" ? [it.Identifier] : [])) ?? [],
      ),
      ...relate("acts as", "AWS::IAM::Role", [group.ServiceLinkedRoleARN]),
      ...relate(
        "notifies",
        "AWS::SNS::Topic",
        (group.Notifications.seen ? group.Notifications.value : []).map((it) => it.TopicARN),
      ),
    ];
  },
});

/**
 * Launch configurations, which launch templates have replaced.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchConfiguration.html
 */
export const launchConfiguration = defineResourceType({
  type: "AWS::AutoScaling::LaunchConfiguration",
  service: "autoscaling",
  title: "Launch configurations",
  arn: "autoscaling:launchConfiguration:*:launchConfigurationName/**",
  cli: "autoscaling describe-launch-configurations --launch-configuration-names {id}",
  schema: z.looseObject({
    LaunchConfigurationName: z.string(),
    ImageId: text,
    InstanceType: text,
    KeyName: text,
    SecurityGroups: names,
    /** Name or ARN. */
    IamInstanceProfile: text,
    AssociatePublicIpAddress: flag,
    MetadataOptions: z.looseObject({ HttpTokens: text, HttpEndpoint: text }).optional(),
    BlockDeviceMappings: z
      .array(z.looseObject({ Ebs: z.looseObject({ SnapshotId: text, Encrypted: flag }).optional() }))
      .optional(),
    /** Whether it brings user data; its text is dropped as it arrives. */
    HasUserData: z.boolean(),
  }),
  relations: (configuration) => [
    ...relate("launches from", "AWS::EC2::Image", [configuration.ImageId]),
    ...relate("is opened by", "AWS::EC2::KeyPair", [configuration.KeyName]),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", configuration.SecurityGroups ?? []),
    ...relate("acts through", "AWS::IAM::InstanceProfile", [configuration.IamInstanceProfile]),
  ],
});

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScalingPolicy.html */
export const scalingPolicy = defineResourceType({
  type: "AWS::AutoScaling::ScalingPolicy",
  service: "autoscaling",
  title: "Scaling policies of Auto Scaling groups",
  arn: "autoscaling:scalingPolicy:*:autoScalingGroupName/**",
  cli: "autoscaling describe-policies --auto-scaling-group-name {.AutoScalingGroupName} --policy-names {.PolicyName}",
  schema: z.looseObject({
    PolicyName: z.string(),
    AutoScalingGroupName: text,
    PolicyType: text,
    Enabled: flag,
    Alarms: z.array(z.looseObject({ AlarmName: text, AlarmARN: text })).optional(),
  }),
  relations: (policy) => [
    ...relate("scales", "AWS::AutoScaling::AutoScalingGroup", [policy.AutoScalingGroupName]),
    ...relate("is set off by", "AWS::CloudWatch::Alarm", policy.Alarms?.map((it) => it.AlarmARN) ?? []),
  ],
});

/**
 * Scheduled actions. AWS moves the start of a recurring one on.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScheduledUpdateGroupAction.html
 */
export const scheduledAction = defineResourceType({
  type: "AWS::AutoScaling::ScheduledAction",
  service: "autoscaling",
  title: "Scheduled actions of Auto Scaling groups",
  arn: "autoscaling:scheduledUpdateGroupAction:*:autoScalingGroupName/**",
  cli: "autoscaling describe-scheduled-actions --auto-scaling-group-name {.AutoScalingGroupName} --scheduled-action-names {.ScheduledActionName}",
  schema: z.looseObject({
    ScheduledActionName: z.string(),
    AutoScalingGroupName: text,
    Recurrence: text,
    TimeZone: text,
    StartTime: text,
    EndTime: text,
    MinSize: number,
    MaxSize: number,
    DesiredCapacity: number,
  }),
  runtime: ["StartTime"],
  // The start under its former name.
  drop: ["Time"],
  relations: (action) => relate("scales", "AWS::AutoScaling::AutoScalingGroup", [action.AutoScalingGroupName]),
});

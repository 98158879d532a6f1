import type { Relation } from "../resource";

type Metric = {
  Namespace?: string | undefined;
  Dimensions?: { Name?: string | undefined; Value?: string | undefined }[] | undefined;
};

/**
 * Dimensions by which metrics of AWS name a thing: by its id, or by the end of its ARN.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
const DIMENSIONS: Readonly<Record<string, string | { type: string; arn: string }>> = {
  "AWS/ApplicationELB LoadBalancer": {
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    arn: "elasticloadbalancing:loadbalancer/",
  },
  "AWS/ApplicationELB TargetGroup": {
    type: "AWS::ElasticLoadBalancingV2::TargetGroup",
    arn: "elasticloadbalancing:",
  },
  "AWS/AutoScaling AutoScalingGroupName": "AWS::AutoScaling::AutoScalingGroup",
  "AWS/CloudFront DistributionId": "AWS::CloudFront::Distribution",
  "AWS/DynamoDB TableName": "AWS::DynamoDB::Table",
  "AWS/EBS VolumeId": "AWS::EC2::Volume",
  "AWS/EC2 AutoScalingGroupName": "AWS::AutoScaling::AutoScalingGroup",
  "AWS/EC2 InstanceId": "AWS::EC2::Instance",
  "AWS/ECS ClusterName": "AWS::ECS::Cluster",
  "AWS/EFS FileSystemId": "AWS::EFS::FileSystem",
  "AWS/ELB LoadBalancerName": "AWS::ElasticLoadBalancing::LoadBalancer",
  "AWS/ElastiCache CacheClusterId": "AWS::ElastiCache::CacheCluster",
  "AWS/Events RuleName": "AWS::Events::Rule",
  "AWS/Kinesis StreamName": "AWS::Kinesis::Stream",
  "AWS/Lambda FunctionName": "AWS::Lambda::Function",
  "AWS/Logs LogGroupName": "AWS::Logs::LogGroup",
  "AWS/NATGateway NatGatewayId": "AWS::EC2::NatGateway",
  "AWS/NetworkELB LoadBalancer": {
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    arn: "elasticloadbalancing:loadbalancer/",
  },
  "AWS/NetworkELB TargetGroup": { type: "AWS::ElasticLoadBalancingV2::TargetGroup", arn: "elasticloadbalancing:" },
  "AWS/RDS DBClusterIdentifier": "AWS::RDS::DBCluster",
  "AWS/RDS DBInstanceIdentifier": "AWS::RDS::DBInstance",
  "AWS/S3 BucketName": "AWS::S3::Bucket",
  "AWS/SNS TopicName": "AWS::SNS::Topic",
  "AWS/SQS QueueName": "AWS::SQS::Queue",
  "AWS/States StateMachineArn": "AWS::StepFunctions::StateMachine",
};

/**
 * What metrics measure, as relations of the alarm that looks at them, each once.
 * @param alarmArn tells region and account, which metrics leave out
 */
export function watchedThings(alarmArn: string, metrics: readonly (Metric | undefined)[]): Relation[] {
  const [, partition, , region, account] = alarmArn.split(":");
  const things = metrics.flatMap((metric) =>
    (metric?.Dimensions ?? []).flatMap(({ Name, Value }): Relation[] => {
      const key = `${metric?.Namespace} ${Name}`;
      const known = Object.hasOwn(DIMENSIONS, key) ? DIMENSIONS[key] : undefined;
      if (known === undefined || !Value) return [];
      if (typeof known === "string") return [{ verb: "watches", type: known, target: Value }];
      const [service, before] = known.arn.split(":");
      const target = `arn:${partition}:${service}:${region}:${account}:${before}${Value}`;
      return [{ verb: "watches", type: known.type, target }];
    }),
  );
  return [...new Map(things.map((thing) => [`${thing.type} ${thing.target}`, thing])).values()];
}

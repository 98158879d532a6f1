/**
 * Field that says when a thing was made, of types whose things nobody has without having made them. Types without such
 * a date (instances have none: theirs is of the last start) are not here.
 */
export const MADE_AT: ReadonlyMap<string, string> = new Map([
  ["AWS::S3::Bucket", "CreationDate"],
  ["AWS::IAM::User", "CreateDate"],
  ["AWS::IAM::Group", "CreateDate"],
  ["AWS::EC2::Volume", "CreateTime"],
  ["AWS::EC2::KeyPair", "CreateTime"],
  ["AWS::EC2::Image", "CreationDate"],
  ["AWS::EC2::NatGateway", "CreateTime"],
  ["AWS::RDS::DBInstance", "InstanceCreateTime"],
  ["AWS::RDS::DBCluster", "ClusterCreateTime"],
  ["AWS::CloudFormation::Stack", "CreationTime"],
  ["AWS::DynamoDB::Table", "CreationDateTime"],
  ["AWS::ECR::Repository", "createdAt"],
  ["AWS::EKS::Cluster", "createdAt"],
  ["AWS::EFS::FileSystem", "CreationTime"],
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", "CreatedTime"],
  ["AWS::ElasticLoadBalancing::LoadBalancer", "CreatedTime"],
  ["AWS::AutoScaling::AutoScalingGroup", "CreatedTime"],
  ["AWS::ElastiCache::CacheCluster", "CacheClusterCreateTime"],
  ["AWS::Redshift::Cluster", "ClusterCreateTime"],
  ["AWS::SecretsManager::Secret", "CreatedDate"],
  ["AWS::StepFunctions::StateMachine", "creationDate"],
]);

/** Configurations that are read for their dates; more would make the page wait. */
export const DATED_LIMIT = 2_000;

/** What is looked at for its date, and what is left out because there is too much of it. */
export type DatedPlan = { fields: Map<string, string>; resources: number; leftOut: number };

/**
 * Chooses the types whose dates are read: the rarest first, until the limit is reached.
 * @param counts resources by type
 */
export function datedPlan(counts: Readonly<Record<string, number>>, limit = DATED_LIMIT): DatedPlan {
  const plan: DatedPlan = { fields: new Map(), resources: 0, leftOut: 0 };
  const present = [...MADE_AT].filter(([type]) => (counts[type] ?? 0) > 0);
  for (const [type, field] of present.sort(([a], [b]) => (counts[a] ?? 0) - (counts[b] ?? 0))) {
    const resources = counts[type] ?? 0;
    if (plan.resources + resources > limit) plan.leftOut += resources;
    else {
      plan.fields.set(type, field);
      plan.resources += resources;
    }
  }
  return plan;
}

import type { Relation } from "./resource";

/**
 * Types of things that send, take or hold events and messages, by their ARNs. What a pattern matches is the thing's own
 * ARN, without the version, alias, stream or path that stands behind it; a group in the pattern is its id.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const TYPES: readonly [pattern: RegExp, type: string][] = [
  [/^arn:[^:]*:sqs:[^:]*:[^:]*:[^:]+$/, "AWS::SQS::Queue"],
  [/^arn:[^:]*:sns:[^:]*:[^:]*:[^:]+$/, "AWS::SNS::Topic"],
  [/^arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+/, "AWS::Lambda::Function"],
  [/^arn:[^:]*:states:[^:]*:\d+:stateMachine:[^:]+/, "AWS::StepFunctions::StateMachine"],
  [/^arn:[^:]*:states:[^:]*:\d+:activity:[^:]+$/, "AWS::StepFunctions::Activity"],
  [/^arn:[^:]*:events:[^:]*:[^:]*:event-bus\/.+$/, "AWS::Events::EventBus"],
  [/^arn:[^:]*:events:[^:]*:[^:]*:api-destination\/.+$/, "AWS::Events::ApiDestination"],
  [/^arn:[^:]*:events:[^:]*:[^:]*:connection\/.+$/, "AWS::Events::Connection"],
  [/^arn:[^:]*:scheduler:[^:]*:[^:]*:schedule\/.+$/, "AWS::Scheduler::Schedule"],
  [/^arn:[^:]*:pipes:[^:]*:[^:]*:pipe\/.+$/, "AWS::Pipes::Pipe"],
  [/^arn:[^:]*:kinesis:[^:]*:[^:]*:stream\/[^/]+/, "AWS::Kinesis::Stream"],
  [/^arn:[^:]*:firehose:[^:]*:[^:]*:deliverystream\/.+$/, "AWS::KinesisFirehose::DeliveryStream"],
  [/^arn:[^:]*:kafka:[^:]*:[^:]*:cluster\/[^/]+\/[^/]+/, "AWS::MSK::Cluster"],
  [/^arn:[^:]*:mq:[^:]*:[^:]*:broker:.+$/, "AWS::AmazonMQ::Broker"],
  [/^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\/[^/]+/, "AWS::DynamoDB::Table"],
  [/^arn:[^:]*:s3:::[^/]+/, "AWS::S3::Bucket"],
  [/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:[^:]+/, "AWS::Logs::LogGroup"],
  [/^arn:[^:]*:ecs:[^:]*:[^:]*:cluster\/.+$/, "AWS::ECS::Cluster"],
  [/^arn:[^:]*:ecs:[^:]*:[^:]*:task-definition\/.+$/, "AWS::ECS::TaskDefinition"],
  [/^arn:[^:]*:batch:[^:]*:[^:]*:job-queue\/.+$/, "AWS::Batch::JobQueue"],
  [/^arn:[^:]*:batch:[^:]*:[^:]*:job-definition\/.+$/, "AWS::Batch::JobDefinition"],
  [/^arn:[^:]*:codebuild:[^:]*:[^:]*:project\/.+$/, "AWS::CodeBuild::Project"],
  [/^arn:[^:]*:codepipeline:[^:]*:[^:]*:[^:]+$/, "AWS::CodePipeline::Pipeline"],
  [/^arn:[^:]*:redshift:[^:]*:[^:]*:cluster:.+$/, "AWS::Redshift::Cluster"],
  [/^arn:[^:]*:redshift-serverless:[^:]*:[^:]*:workgroup\/.+$/, "AWS::RedshiftServerless::Workgroup"],
  [/^arn:[^:]*:rds:[^:]*:[^:]*:cluster:.+$/, "AWS::RDS::DBCluster"],
  [/^arn:[^:]*:ssm:[^:]*:[^:]*:document\/.+$/, "AWS::SSM::Document"],
  [/^arn:[^:]*:glue:[^:]*:[^:]*:job\/.+$/, "AWS::Glue::Job"],
  [/^arn:[^:]*:execute-api:[^:]*:[^:]*:([^/:]+)\//, "AWS::ApiGateway::RestApi"],
  [/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:.+$/, "AWS::SecretsManager::Secret"],
  [/^arn:[^:]*:ec2:[^:]*:[^:]*:subnet\/.+$/, "AWS::EC2::Subnet"],
  [/^arn:[^:]*:ec2:[^:]*:[^:]*:prefix-list\/.+$/, "AWS::EC2::PrefixList"],
  [/^arn:[^:]*:ec2:[^:]*:[^:]*:transit-gateway\/.+$/, "AWS::EC2::TransitGateway"],
];

/**
 * Relations to what some ARNs name, where a configuration takes ARNs of many services (a rule's target, a
 * subscription's endpoint). ARNs of unknown kinds, and texts that are none, give no relation.
 * @param verb what the holder is to the target, read from the holder
 */
export function relateArns(verb: string, arns: Iterable<string | null | undefined>): Relation[] {
  const relations = new Map<string, Relation>();
  for (const arn of arns) {
    for (const [pattern, type] of TYPES) {
      const [whole, id] = pattern.exec(arn ?? "") ?? [];
      const target = id ?? whole;
      if (target !== undefined) relations.set(target, { verb, type, target });
    }
  }
  return [...relations.values()];
}

/**
 * The queue for what could not be delivered, as the redrive policies of queues and subscriptions name it.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 * @param redrivePolicy JSON text
 */
export function deadLetterQueue(redrivePolicy: string | null | undefined): string | undefined {
  return /"deadLetterTargetArn"\s*:\s*"([^"]+)"/.exec(redrivePolicy ?? "")?.[1];
}

import type { JsonObject } from "@/lib/model/json";

/** Console of each partition that has one on the internet. https://docs.aws.amazon.com/general/latest/gr/console-service.html */
const HOSTS: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/**
 * Types to which AWS gives no ARN, so that theirs is our own in an ARN's form: none of them stands among the resource
 * types of https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const WITHOUT_ARN: ReadonlySet<string> = new Set([
  "AWS::Backup::BackupSelection",
  "AWS::Cognito::UserPoolClient",
  "AWS::Cognito::UserPoolDomain",
  "AWS::Config::DeliveryChannel",
  "AWS::EC2::RegionSettings",
  "AWS::ECR::PullThroughCacheRule",
  "AWS::ECR::Registry",
  "AWS::EFS::MountTarget",
  "AWS::GuardDuty::Member",
  "AWS::IAM::AccountSettings",
  "AWS::IAM::RootUser",
  "AWS::InspectorV2::AccountStatus",
  "AWS::Logs::MetricFilter",
  "AWS::Logs::ResourcePolicy",
  "AWS::Logs::SubscriptionFilter",
  "AWS::Macie::Session",
  "AWS::Route53::RecordSet",
  "AWS::Route53Domains::Domain",
  "AWS::S3::AccountPublicAccessBlock",
  "AWS::SES::Account",
]);

/** AWS's longest ARN; what is longer was cut when it was stored. */
const MAX_ARN = 2_048;

/**
 * Address at which the AWS console shows a resource: its resolver takes an ARN and leads to the page of the service.
 * Nobody promises that it knows every type; where it does not, the console says so.
 * @returns null where the ARN is our own, or the partition has no console on the internet.
 */
export function consoleLink(resource: { type: string; arn: string; configuration: JsonObject }): string | null {
  const { type, arn, configuration } = resource;
  const [, partition = "", service, , , ...rest] = arn.split(":");
  const host = Object.hasOwn(HOSTS, partition) ? HOSTS[partition] : undefined;
  if (host === undefined || !service || rest.join(":") === "" || arn.length > MAX_ARN) return null;
  // Interfaces that AWS makes and removes are kept as one for each owner, which AWS does not know as a thing.
  const isFolded = configuration.FoldedFor !== undefined;
  if (WITHOUT_ARN.has(type) || isFolded) return null;
  return `https://${host}/go/view?arn=${encodeURIComponent(arn)}`;
}

import { relate } from "../relate";
import type { Relation } from "../resource";

/** Things whose ARNs integrations name, each with the type that owns them. */
const OWNERS: readonly [pattern: RegExp, type: string][] = [
  [/^arn:[^:]+:lambda:[^:]+:\d{12}:function:[A-Za-z0-9_-]+/, "AWS::Lambda::Function"],
  [/^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:listener\/.+$/, "AWS::ElasticLoadBalancingV2::Listener"],
  [/^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:loadbalancer\/.+$/, "AWS::ElasticLoadBalancingV2::LoadBalancer"],
  [/^arn:[^:]+:servicediscovery:[^:]+:\d{12}:service\/.+$/, "AWS::ServiceDiscovery::Service"],
  [/^arn:[^:]+:states:[^:]+:\d{12}:stateMachine:[^:]+$/, "AWS::StepFunctions::StateMachine"],
];

/**
 * What answers behind the address of an integration or an authorizer. A function stands inside an address of API
 * Gateway (`arn:aws:apigateway:REGION:lambda:path/…/functions/ARN/invocations`), a queue or a bucket in the path of
 * another service's; HTTP APIs name a function, a listener or a Cloud Map service by its plain ARN.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function behindUri(uri: string | undefined, verb = "is answered by"): Relation[] {
  if (!uri?.startsWith("arn:")) return [];
  const inner = /:lambda:path\/[^/]+\/functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
  const queue = /^arn:([^:]+):apigateway:([^:]+):(?:[^:]+\.)?sqs:path\/(\d{12})\/([A-Za-z0-9_.-]+)$/.exec(uri);
  if (queue) {
    const [, partition, region, account, name] = queue;
    return relate(verb, "AWS::SQS::Queue", [`arn:${partition}:sqs:${region}:${account}:${name}`]);
  }
  const bucket = /^arn:[^:]+:apigateway:[^:]+:s3:path\/([a-z0-9][a-z0-9.-]+)(?:\/|$)/.exec(uri)?.[1];
  if (bucket) return relate(verb, "AWS::S3::Bucket", [bucket]);
  for (const [pattern, type] of OWNERS) {
    const target = pattern.exec(inner)?.[0];
    // A name with a stage variable in it is half a name.
    if (target !== undefined && !inner.startsWith("$", target.length)) return relate(verb, type, [target]);
  }
  return [];
}

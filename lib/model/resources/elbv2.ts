import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

/** Attributes by key, as `access_logs.s3.enabled`; all values are words. */
const Attributes = readOf(z.record(z.string(), z.string()));

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html */
export const loadBalancer = defineResourceType({
  type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  service: "elbv2",
  title: "Load balancers",
  arn: "elasticloadbalancing:loadbalancer/*/*/*",
  cli: "elbv2 describe-load-balancers --load-balancer-arns {arn}",
  schema: z.looseObject({
    LoadBalancerArn: z.string(),
    LoadBalancerName: z.string(),
    DNSName: z.string().optional(),
    Scheme: z.string().optional(),
    /** `application`, `network` or `gateway`. */
    Type: z.string().optional(),
    VpcId: z.string().optional(),
    SecurityGroups: z.array(z.string()).optional(),
    AvailabilityZones: z
      .array(z.looseObject({ ZoneName: z.string().optional(), SubnetId: z.string().optional() }))
      .optional(),
    Attributes,
  }),
  runtime: ["State"],
  volatileState: true,
  relations: (one) => [
    ...relate("is in", "AWS::EC2::VPC", [one.VpcId]),
    ...relate("is in", "AWS::EC2::Subnet", one.AvailabilityZones?.map(({ SubnetId }) => SubnetId) ?? []),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", one.SecurityGroups ?? []),
    ...relate("logs access to", "AWS::S3::Bucket", [
      one.Attributes.seen ? one.Attributes.value["access_logs.s3.bucket"] : null,
    ]),
  ],
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html */
const Actions = z
  .array(
    z.looseObject({
      Type: z.string().optional(),
      Order: z.number().optional(),
      TargetGroupArn: z.string().optional(),
      ForwardConfig: z
        .looseObject({
          TargetGroups: z
            .array(z.looseObject({ TargetGroupArn: z.string().optional(), Weight: z.number().optional() }))
            .optional(),
        })
        .optional(),
    }),
  )
  .optional();

function forwardsTo(actions: z.infer<typeof Actions>): Relation[] {
  const targets = (actions ?? []).flatMap((action) => [
    action.TargetGroupArn,
    ...(action.ForwardConfig?.TargetGroups ?? []).map((one) => one.TargetGroupArn),
  ]);
  return relate("forwards to", "AWS::ElasticLoadBalancingV2::TargetGroup", targets);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html */
export const listener = defineResourceType({
  type: "AWS::ElasticLoadBalancingV2::Listener",
  service: "elbv2",
  title: "Load balancer listeners",
  arn: "elasticloadbalancing:listener/*/*/*/*",
  cli: "elbv2 describe-listeners --listener-arns {arn}",
  schema: z.looseObject({
    ListenerArn: z.string(),
    LoadBalancerArn: z.string(),
    Port: z.number().optional(),
    Protocol: z.string().optional(),
    SslPolicy: z.string().optional(),
    Certificates: z.array(z.looseObject({ CertificateArn: z.string().optional() })).optional(),
    DefaultActions: Actions,
  }),
  // AWS does not answer it; should another server, it is a secret.
  drop: ["DefaultActions[].AuthenticateOidcConfig.ClientSecret"],
  ordered: ["DefaultActions"],
  relations: (one) => [
    { verb: "belongs to", type: "AWS::ElasticLoadBalancingV2::LoadBalancer", target: one.LoadBalancerArn },
    ...forwardsTo(one.DefaultActions),
    ...(one.Certificates ?? []).flatMap(({ CertificateArn }) =>
      CertificateArn ? [{ verb: "presents", type: certificateType(CertificateArn), target: CertificateArn }] : [],
    ),
  ],
});

function certificateType(arn: string): string {
  return arn.includes(":iam:") ? "AWS::IAM::ServerCertificate" : "AWS::CertificateManager::Certificate";
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
export const listenerRule = defineResourceType({
  type: "AWS::ElasticLoadBalancingV2::ListenerRule",
  service: "elbv2",
  title: "Listener rules",
  arn: "elasticloadbalancing:listener-rule/*/*/*/*/*",
  cli: "elbv2 describe-rules --rule-arns {arn}",
  schema: z.looseObject({
    RuleArn: z.string(),
    ListenerArn: z.string(),
    Priority: z.string().optional(),
    IsDefault: z.boolean().optional(),
    Conditions: z.array(z.looseObject({ Field: z.string().optional() })).optional(),
    Actions,
  }),
  // A header or a parameter that callers must send is often a secret that they share: of these the names are kept.
  drop: [
    "Actions[].AuthenticateOidcConfig.ClientSecret",
    "Conditions[].HttpHeaderConfig.RegexValues",
    "Conditions[].HttpHeaderConfig.Values",
    "Conditions[].QueryStringConfig.Values[].Value",
  ],
  ordered: ["Actions"],
  relations: (one) => [
    { verb: "belongs to", type: "AWS::ElasticLoadBalancingV2::Listener", target: one.ListenerArn },
    ...forwardsTo(one.Actions),
  ],
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
export const targetGroup = defineResourceType({
  type: "AWS::ElasticLoadBalancingV2::TargetGroup",
  service: "elbv2",
  title: "Target groups",
  arn: "elasticloadbalancing:targetgroup/*/*",
  cli: "elbv2 describe-target-groups --target-group-arns {arn}",
  schema: z.looseObject({
    TargetGroupArn: z.string(),
    TargetGroupName: z.string(),
    /** `instance`, `ip`, `lambda` or `alb`. */
    TargetType: z.string().optional(),
    Port: z.number().optional(),
    Protocol: z.string().optional(),
    VpcId: z.string().optional(),
    Attributes,
    /** Who stands behind it right now and how they feel: deployments and auto scaling change it all day. */
    TargetHealth: readOf(
      z.array(
        z.looseObject({
          Target: z.looseObject({ Id: z.string(), Port: z.number().optional() }).optional(),
          TargetHealth: z.looseObject({ State: z.string().optional() }).optional(),
        }),
      ),
    ).optional(),
  }),
  runtime: ["TargetHealth"],
  relations: (one) => [
    ...relate("is in", "AWS::EC2::VPC", [one.VpcId]),
    ...(one.TargetHealth?.seen ? one.TargetHealth.value : []).flatMap(({ Target }) =>
      Target ? [{ verb: "forwards to", type: targetType(Target.Id), target: Target.Id }] : [],
    ),
  ],
});

function targetType(id: string): string {
  if (id.startsWith("i-")) return "AWS::EC2::Instance";
  if (id.includes(":lambda:")) return "AWS::Lambda::Function";
  if (id.includes(":loadbalancer/")) return "AWS::ElasticLoadBalancingV2::LoadBalancer";
  return "AWS::EC2::NetworkInterface";
}

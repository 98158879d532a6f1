import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
/** Only in a configuration when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** Rules, tried in the order of their priorities. https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html */
const Rules = z
  .array(
    z.looseObject({
      Name: text,
      Priority: z.number().optional(),
      /** `Allow`, `Block`, `Count`, `Captcha` or `Challenge`; rule groups have an `OverrideAction` in its place. */
      Action: z.looseObject({}).optional(),
      OverrideAction: z.looseObject({}).optional(),
      Statement: z.unknown(),
    }),
  )
  .optional();

/**
 * Web ACLs. Of texts that are looked for in headers, cookies and arguments only those of well-known headers are kept,
 * and no values of headers that requests are given: by secrets among them origins know their distribution.
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html
 */
export const webAcl = defineResourceType({
  type: "AWS::WAFv2::WebACL",
  service: "wafv2",
  title: "Web ACLs",
  arn: ["wafv2:regional/webacl/**", "wafv2:global/webacl/**"],
  cli: "wafv2 get-web-acl --scope {.Scope} --name {.Name} --id {id}",
  schema: z.looseObject({
    Name: z.string(),
    Id: z.string(),
    /** `REGIONAL` or `CLOUDFRONT`. */
    Scope: z.string(),
    Detail: readOf(z.looseObject({ DefaultAction: z.looseObject({}).optional(), Rules })),
    /** ARNs; null for CloudFront, whose distributions name their web ACL. */
    AssociatedResources: readOf(z.array(z.string()).nullable()),
    /** Null when nothing is logged. */
    Logging: readOf(z.looseObject({ LogDestinationConfigs: z.array(z.string()).optional() }).nullable()),
    Tags,
  }),
  ordered: ["Detail.Rules"],
  relations: ({ Detail, AssociatedResources, Logging }) => [
    ...(Detail.seen ? named(Detail.value.Rules) : []),
    ...(AssociatedResources.seen ? (AssociatedResources.value ?? []) : []).flatMap(guarded),
    ...(Logging.seen ? (Logging.value?.LogDestinationConfigs ?? []) : []).flatMap(logsTo),
  ],
});

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_IPSet.html */
export const ipSet = defineResourceType({
  type: "AWS::WAFv2::IPSet",
  service: "wafv2",
  title: "WAF IP sets",
  arn: ["wafv2:regional/ipset/**", "wafv2:global/ipset/**"],
  cli: "wafv2 get-ip-set --scope {.Scope} --name {.Name} --id {id}",
  schema: z.looseObject({
    Name: z.string(),
    Id: z.string(),
    Scope: z.string(),
    Detail: readOf(z.looseObject({ IPAddressVersion: text, Addresses: z.array(z.string()).optional() })),
    Tags,
  }),
});

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_RuleGroup.html */
export const ruleGroup = defineResourceType({
  type: "AWS::WAFv2::RuleGroup",
  service: "wafv2",
  title: "WAF rule groups",
  arn: ["wafv2:regional/rulegroup/**", "wafv2:global/rulegroup/**"],
  cli: "wafv2 get-rule-group --scope {.Scope} --name {.Name} --id {id}",
  schema: z.looseObject({
    Name: z.string(),
    Id: z.string(),
    Scope: z.string(),
    Detail: readOf(z.looseObject({ Rules })),
    Tags,
  }),
  ordered: ["Detail.Rules"],
  relations: ({ Detail }) => (Detail.seen ? named(Detail.value.Rules) : []),
});

/** Sets and groups that rules name, however deep their statements nest. */
function named(rules: z.infer<typeof Rules>): Relation[] {
  const arns = [...new Set(arnsIn(rules))];
  const of = (kind: string) => arns.filter((arn) => arn.includes(`/${kind}/`));
  return [
    ...relate("looks into", "AWS::WAFv2::IPSet", of("ipset")),
    ...relate("looks into", "AWS::WAFv2::RegexPatternSet", of("regexpatternset")),
    ...relate("applies", "AWS::WAFv2::RuleGroup", of("rulegroup")),
  ];
}

function arnsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "ARN" && typeof item === "string" ? [item] : arnsIn(item),
  );
}

const GUARDED: readonly [part: string, type: string][] = [
  [":elasticloadbalancing:", "AWS::ElasticLoadBalancingV2::LoadBalancer"],
  [":apigateway:", "AWS::ApiGateway::Stage"],
  [":appsync:", "AWS::AppSync::GraphQLApi"],
  [":cognito-idp:", "AWS::Cognito::UserPool"],
  [":apprunner:", "AWS::AppRunner::Service"],
  [":ec2:", "AWS::EC2::VerifiedAccessInstance"],
];

function guarded(arn: string): Relation[] {
  const [, type] = GUARDED.find(([part]) => arn.includes(part)) ?? [];
  return type === undefined ? [] : relate("guards", type, [arn]);
}

function logsTo(arn: string): Relation[] {
  if (arn.includes(":firehose:")) return relate("logs to", "AWS::KinesisFirehose::DeliveryStream", [arn]);
  // A bucket may stand with a prefix.
  if (arn.includes(":s3:")) return relate("logs to", "AWS::S3::Bucket", [arn.split("/")[0]]);
  return relate("logs to", "AWS::Logs::LogGroup", [arn.replace(/:\*$/, "")]);
}

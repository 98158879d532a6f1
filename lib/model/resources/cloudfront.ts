import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType, type Relation } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const list = <S extends z.ZodType>(item: S) => z.looseObject({ Items: z.array(item).optional() }).optional();

const behavior = z.looseObject({
  PathPattern: text,
  TargetOriginId: text,
  ViewerProtocolPolicy: text,
  CachePolicyId: text,
  OriginRequestPolicyId: text,
  ResponseHeadersPolicyId: text,
  FunctionAssociations: list(z.looseObject({ FunctionARN: text, EventType: text })),
  LambdaFunctionAssociations: list(z.looseObject({ LambdaFunctionARN: text, EventType: text })),
  TrustedKeyGroups: list(z.string()),
});

const origin = z.looseObject({
  Id: text,
  DomainName: text,
  OriginPath: text,
  OriginAccessControlId: text,
  S3OriginConfig: z.looseObject({ OriginAccessIdentity: text }).optional(),
  CustomOriginConfig: z
    .looseObject({
      OriginProtocolPolicy: text,
      OriginSslProtocols: list(z.string()),
    })
    .optional(),
  VpcOriginConfig: z.looseObject({ VpcOriginId: text }).optional(),
});

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html */
const config = z.looseObject({
  Aliases: list(z.string()),
  Enabled: flag,
  DefaultRootObject: text,
  Origins: list(origin),
  DefaultCacheBehavior: behavior.optional(),
  CacheBehaviors: list(behavior),
  Logging: z.looseObject({ Enabled: flag, Bucket: text, Prefix: text }).optional(),
  ViewerCertificate: z
    .looseObject({
      ACMCertificateArn: text,
      IAMCertificateId: text,
      CloudFrontDefaultCertificate: flag,
      MinimumProtocolVersion: text,
      SSLSupportMethod: text,
    })
    .optional(),
  /** ARN of a web ACL; of WAF Classic an id; empty without one. */
  WebACLId: text,
});

/**
 * Distributions. Values of headers that are sent to origins are dropped: by a secret among them origins know their
 * distribution.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionSummary.html
 */
export const distribution = defineResourceType({
  type: "AWS::CloudFront::Distribution",
  service: "cloudfront",
  title: "CloudFront distributions",
  arn: "cloudfront:distribution/*",
  cli: "cloudfront get-distribution --id {id}",
  schema: z.looseObject({
    Id: z.string(),
    DomainName: text,
    DistributionConfig: readOf(config),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  // `Status` says how far the last change has spread.
  runtime: ["Status"],
  drop: [
    "DistributionConfig.CallerReference",
    "DistributionConfig.Origins.Items[].CustomHeaders.Items[].HeaderValue",
    "DistributionConfig.TenantConfig.ParameterDefinitions[].Definition.StringSchema.DefaultValue",
  ],
  // The first behaviour whose pattern fits decides; the first origin of a group is asked first.
  ordered: ["DistributionConfig.CacheBehaviors.Items", "DistributionConfig.OriginGroups.Items[].Members.Items"],
  relations: ({ DistributionConfig }) => (DistributionConfig.seen ? configured(DistributionConfig.value) : []),
});

function configured(one: z.infer<typeof config>): Relation[] {
  const origins = one.Origins?.Items ?? [];
  const behaviors = [
    ...(one.DefaultCacheBehavior ? [one.DefaultCacheBehavior] : []),
    ...(one.CacheBehaviors?.Items ?? []),
  ];
  const named = (field: "CachePolicyId" | "OriginRequestPolicyId" | "ResponseHeadersPolicyId") =>
    behaviors.map((behavior) => behavior[field]);
  return [
    ...relate(
      "fetches from",
      "AWS::S3::Bucket",
      origins.map(({ DomainName }) => bucketOf(DomainName)),
    ),
    ...relate(
      "fetches from",
      "AWS::CloudFront::VpcOrigin",
      origins.map((of) => of.VpcOriginConfig?.VpcOriginId),
    ),
    ...relate(
      "signs as",
      "AWS::CloudFront::OriginAccessControl",
      origins.map((of) => of.OriginAccessControlId),
    ),
    ...relate(
      "signs as",
      "AWS::CloudFront::CloudFrontOriginAccessIdentity",
      // origin-access-identity/cloudfront/ID
      origins.map((of) => of.S3OriginConfig?.OriginAccessIdentity?.split("/").at(-1)),
    ),
    ...relate("presents", "AWS::CertificateManager::Certificate", [one.ViewerCertificate?.ACMCertificateArn]),
    ...relate("presents", "AWS::IAM::ServerCertificate", [one.ViewerCertificate?.IAMCertificateId]),
    ...relate("is guarded by", "AWS::WAFv2::WebACL", [one.WebACLId?.startsWith("arn:") ? one.WebACLId : null]),
    ...relate("logs access to", "AWS::S3::Bucket", [one.Logging?.Enabled ? bucketOf(one.Logging.Bucket) : null]),
    ...relate(
      "runs",
      "AWS::CloudFront::Function",
      behaviors.flatMap((of) => of.FunctionAssociations?.Items?.map(({ FunctionARN }) => FunctionARN) ?? []),
    ),
    ...relate(
      "runs",
      "AWS::Lambda::Function",
      // Lambda@Edge names a version.
      behaviors.flatMap(
        (of) =>
          of.LambdaFunctionAssociations?.Items?.map((one) => one.LambdaFunctionARN?.split(":").slice(0, 7).join(":")) ??
          [],
      ),
    ),
    ...relate("caches by", "AWS::CloudFront::CachePolicy", named("CachePolicyId")),
    ...relate("asks origins by", "AWS::CloudFront::OriginRequestPolicy", named("OriginRequestPolicyId")),
    ...relate("adds headers of", "AWS::CloudFront::ResponseHeadersPolicy", named("ResponseHeadersPolicyId")),
    ...relate(
      "trusts",
      "AWS::CloudFront::KeyGroup",
      behaviors.flatMap((of) => of.TrustedKeyGroups?.Items ?? []),
    ),
  ];
}

/**
 * Bucket that a domain name of S3 means: `BUCKET.s3.REGION.amazonaws.com`, also its older and its website forms.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
function bucketOf(domain: string | undefined): string | null {
  return (
    /^(.+)\.s3(?:-website)?(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/.exec(domain ?? "")?.[1] ??
    null
  );
}

import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlSummary.html */
export const originAccessControl = defineResourceType({
  type: "AWS::CloudFront::OriginAccessControl",
  service: "cloudfront",
  title: "CloudFront origin access controls",
  arn: "cloudfront:origin-access-control/*",
  cli: "cloudfront get-origin-access-control --id {id}",
  schema: z.looseObject({ Id: z.string(), Name: text, SigningBehavior: text, OriginAccessControlOriginType: text }),
});

/**
 * The older way by which a bucket knows a distribution.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CloudFrontOriginAccessIdentitySummary.html
 */
export const originAccessIdentity = defineResourceType({
  type: "AWS::CloudFront::CloudFrontOriginAccessIdentity",
  service: "cloudfront",
  title: "CloudFront origin access identities",
  arn: "cloudfront:origin-access-identity/*",
  cli: "cloudfront get-cloud-front-origin-access-identity --id {id}",
  schema: z.looseObject({
    Id: z.string(),
    /** By it, or by the id, a bucket's policy names the identity. */
    S3CanonicalUserId: text,
  }),
});

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_FunctionSummary.html */
export const cloudFrontFunction = defineResourceType({
  type: "AWS::CloudFront::Function",
  service: "cloudfront",
  title: "CloudFront functions",
  arn: "cloudfront:function/*",
  cli: "cloudfront describe-function --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    FunctionConfig: z
      .looseObject({
        Runtime: text,
        KeyValueStoreAssociations: z
          .looseObject({ Items: z.array(z.looseObject({ KeyValueStoreARN: text })).optional() })
          .optional(),
      })
      .optional(),
    /** `LIVE`, or `DEVELOPMENT` for one that was never published. */
    FunctionMetadata: z.looseObject({ FunctionARN: z.string(), Stage: text }),
    Tags: readOf(z.never()).optional(),
  }),
  runtime: ["Status"],
  relations: ({ FunctionConfig }) =>
    relate(
      "reads",
      "AWS::CloudFront::KeyValueStore",
      FunctionConfig?.KeyValueStoreAssociations?.Items?.map((one) => one.KeyValueStoreARN) ?? [],
    ),
});

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOriginSummary.html */
export const vpcOrigin = defineResourceType({
  type: "AWS::CloudFront::VpcOrigin",
  service: "cloudfront",
  title: "CloudFront VPC origins",
  arn: "cloudfront:vpcorigin/*",
  cli: "cloudfront get-vpc-origin --id {id}",
  schema: z.looseObject({
    Id: z.string(),
    Arn: z.string(),
    /** A load balancer or an instance. */
    OriginEndpointArn: text,
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  drop: ["Status"],
  relations: ({ OriginEndpointArn: arn }) =>
    arn?.includes(":ec2:")
      ? relate("leads to", "AWS::EC2::Instance", [arn.split("/").at(-1)])
      : relate("leads to", "AWS::ElasticLoadBalancingV2::LoadBalancer", [arn]),
});

function policyType<T extends string>(type: T, title: string, kind: string) {
  return defineResourceType({
    type,
    service: "cloudfront",
    title,
    arn: `cloudfront:${kind}/*`,
    cli: `cloudfront get-${kind} --id {id}`,
    schema: z.looseObject({ Id: z.string() }),
  });
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicy.html */
export const cachePolicy = policyType("AWS::CloudFront::CachePolicy", "CloudFront cache policies", "cache-policy");

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicy.html */
export const originRequestPolicy = policyType(
  "AWS::CloudFront::OriginRequestPolicy",
  "CloudFront origin request policies",
  "origin-request-policy",
);

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicy.html */
export const responseHeadersPolicy = policyType(
  "AWS::CloudFront::ResponseHeadersPolicy",
  "CloudFront response headers policies",
  "response-headers-policy",
);

/**
 * Public keys, by their ids, whose holders may sign addresses and cookies.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_KeyGroup.html
 */
export const keyGroup = policyType("AWS::CloudFront::KeyGroup", "CloudFront key groups", "key-group");

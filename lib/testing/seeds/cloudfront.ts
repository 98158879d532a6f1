import * as sdk from "@aws-sdk/client-cloudfront";
import { defineSeed } from "../seed";
import { restXmlAnswer } from "../xml";

const policy = (kind: string, name: string) => ({
  Quantity: 1,
  MaxItems: 100,
  [`Items/${kind}Summary`]: [{ Type: "custom", [kind]: { Id: `${name}-1`, [`${kind}Config`]: { Name: name } } }],
});

/** A site with its key group and access control; the emulator lacks the rest. */
export const seed = defineSeed({
  async make({ config, bucket }) {
    const client = new sdk.CloudFrontClient(config);
    const origin = { Id: "site", DomainName: `${bucket}.s3.eu-west-1.amazonaws.com` };
    await client.send(
      new sdk.CreateDistributionCommand({
        DistributionConfig: {
          CallerReference: "site",
          Comment: "",
          Enabled: true,
          Origins: { Quantity: 1, Items: [{ ...origin, S3OriginConfig: { OriginAccessIdentity: "" } }] },
          DefaultCacheBehavior: { TargetOriginId: "site", ViewerProtocolPolicy: "https-only", MinTTL: 0 },
        },
      }),
    );
    await client.send(
      new sdk.CreateOriginAccessControlCommand({
        OriginAccessControlConfig: {
          Name: "site",
          SigningProtocol: "sigv4",
          SigningBehavior: "always",
          OriginAccessControlOriginType: "s3",
        },
      }),
    );
    await client.send(new sdk.CreateKeyGroupCommand({ KeyGroupConfig: { Name: "partners", Items: ["K1"] } }));
  },
  answers: ({ awsAccountId }) => ({
    "cloudfront.ListCachePolicies": restXmlAnswer("CachePolicyList", policy("CachePolicy", "short")),
    "cloudfront.ListOriginRequestPolicies": restXmlAnswer(
      "OriginRequestPolicyList",
      policy("OriginRequestPolicy", "all"),
    ),
    "cloudfront.ListResponseHeadersPolicies": restXmlAnswer(
      "ResponseHeadersPolicyList",
      policy("ResponseHeadersPolicy", "strict"),
    ),
    "cloudfront.ListCloudFrontOriginAccessIdentities": restXmlAnswer("CloudFrontOriginAccessIdentityList", {
      IsTruncated: false,
      "Items/CloudFrontOriginAccessIdentitySummary": [{ Id: "E1OAI", S3CanonicalUserId: "abc", Comment: "old" }],
    }),
    "cloudfront.ListFunctions": restXmlAnswer("FunctionList", {
      "Items/FunctionSummary": [
        {
          Name: "rewrite",
          FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
          FunctionMetadata: {
            FunctionARN: `arn:aws:cloudfront::${awsAccountId}:function/rewrite`,
            Stage: "LIVE",
            LastModifiedTime: "2026-01-01T00:00:00Z",
          },
        },
      ],
    }),
    "cloudfront.ListVpcOrigins": restXmlAnswer("VpcOriginList", {
      IsTruncated: false,
      "Items/VpcOriginSummary": [
        {
          Id: "vo_1",
          Name: "inside",
          Status: "Deployed",
          Arn: `arn:aws:cloudfront::${awsAccountId}:vpcorigin/vo_1`,
          OriginEndpointArn: `arn:aws:ec2:eu-west-1:${awsAccountId}:instance/i-1`,
        },
      ],
    }),
  }),
});

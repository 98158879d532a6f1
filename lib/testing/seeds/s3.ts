import { defineSeed } from "../seed";
import { xmlAnswer } from "../wire-answers";

const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }],
});

/**
 * An access point with a policy, and a policy of every bucket. Of the status of policies the emulator knows nothing.
 */
export const seed = defineSeed({
  answers: ({ awsAccountId, bucket, config }) => ({
    "s3.GetAccessPoint": xmlAnswer(
      `<GetAccessPointResult><Name>reports</Name><PublicAccessBlockConfiguration>
         <BlockPublicPolicy>true</BlockPublicPolicy>
       </PublicAccessBlockConfiguration></GetAccessPointResult>`,
    ),
    "s3.GetAccessPointPolicy": xmlAnswer(
      `<GetAccessPointPolicyResult><Policy>${POLICY}</Policy></GetAccessPointPolicyResult>`,
    ),
    "s3.GetAccessPointPolicyStatus": xmlAnswer(
      `<GetAccessPointPolicyStatusResult><PolicyStatus><IsPublic>true</IsPublic></PolicyStatus></GetAccessPointPolicyStatusResult>`,
    ),
    "s3.GetBucketPolicy": { status: 200, headers: { "content-type": "application/json" }, body: POLICY },
    "s3.GetBucketPolicyStatus": xmlAnswer("<PolicyStatus><IsPublic>TRUE</IsPublic></PolicyStatus>"),
    "s3.ListAccessPoints": xmlAnswer(
      `<ListAccessPointsResult><AccessPointList><AccessPoint>
         <Name>reports</Name><NetworkOrigin>Internet</NetworkOrigin><Bucket>${bucket}</Bucket>
         <AccessPointArn>arn:aws:s3:${config.region}:${awsAccountId}:accesspoint/reports</AccessPointArn>
         <BucketAccountId>${awsAccountId}</BucketAccountId>
       </AccessPoint></AccessPointList></ListAccessPointsResult>`,
    ),
  }),
});

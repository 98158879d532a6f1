import {
  type AccessPoint,
  GetAccessPointCommand,
  GetAccessPointPolicyCommand,
  GetAccessPointPolicyStatusCommand,
  paginateListAccessPoints,
  S3ControlClient,
} from "@aws-sdk/client-s3-control";
import { seen } from "@/lib/model/read";
import { accessPoint } from "@/lib/model/resources/s3";
import { type CollectContext, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { allBuckets, regionOf } from "./s3-regions";
import { told } from "./shared/told";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
export const accessPointPermissions = {
  "S3Control.GetAccessPoint": "s3:GetAccessPoint",
  "S3Control.GetAccessPointPolicy": "s3:GetAccessPointPolicy",
  "S3Control.GetAccessPointPolicyStatus": "s3:GetAccessPointPolicyStatus",
  "S3Control.ListAccessPoints": "s3:ListAccessPoints",
};

/**
 * Access points are listed region by region, and stand in the region of their bucket. So they are asked for where the
 * account has buckets; one to another account's bucket is found if we have a bucket there as well.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListAccessPoints.html
 */
export const accessPoints = listing([accessPoint], async function* (context) {
  const regions = new Set<string>();
  const places = context.each(await allBuckets(context), (bucket) => regionOf(context, bucket).catch(failed));
  for await (const place of places) {
    if (typeof place === "string") regions.add(place);
    else context.miss(place.failure);
  }
  for await (const batch of context.each(regions, (region) => inRegion(context, region))) {
    yield* batch.found;
    if (batch.failure !== undefined) context.miss(batch.failure);
  }
});

async function inRegion(context: CollectContext, region: string): Promise<{ found: Found[]; failure?: unknown }> {
  const client = context.connect(S3ControlClient, region);
  const all: Found[] = [];
  const input = { AccountId: context.awsAccountId, MaxResults: 1000 };
  try {
    for await (const page of context.paginate(paginateListAccessPoints, client, input)) {
      const points = context.each(page.AccessPointList ?? [], (one) => toAccessPoint(context, client, region, one));
      for await (const point of points) all.push(point);
    }
  } catch (error) {
    return { found: all, ...failed(error) };
  }
  return { found: all };
}

async function toAccessPoint(
  context: CollectContext,
  client: S3ControlClient,
  region: string,
  one: AccessPoint,
): Promise<Found> {
  const of = { AccountId: context.awsAccountId, Name: one.Name };
  const place = (operation: string) => ({ service: "s3", region, operation });
  const withPolicy = async () => {
    const ask = async () => policyDocument((await client.send(new GetAccessPointPolicyCommand(of))).Policy) ?? null;
    const Policy = await context.read(ask, { NoSuchAccessPointPolicy: null });
    if (Policy.seen && Policy.value === null) return { Policy, PolicyStatus: seen(null) };
    const PolicyStatus = await context.read(async () => {
      const answer = await client.send(new GetAccessPointPolicyStatusCommand(of));
      return told(answer.PolicyStatus, place("GetAccessPointPolicyStatus"));
    });
    return { Policy, PolicyStatus };
  };
  const [policy, PublicAccessBlock] = await Promise.all([
    withPolicy(),
    context.read(async () => {
      const answer = await client.send(new GetAccessPointCommand(of));
      return told(answer.PublicAccessBlockConfiguration, place("GetAccessPoint"));
    }),
  ]);
  return found(accessPoint, {
    arn: one.AccessPointArn ?? "",
    region,
    id: one.Name ?? "",
    configuration: { ...one, ...policy, PublicAccessBlock },
  });
}

function failed(failure: unknown): { failure: unknown } {
  return { failure };
}

import { fact, fail, manual, type ResourceCheck, type Ruling, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { trail } from "@/lib/model/resources/cloudtrail";
import { accountPublicAccessBlock, bucket } from "@/lib/model/resources/s3";
import { seenTrails, type Trail } from "./trails";

type BucketCheck = Pick<ResourceCheck, "id" | "title" | "severity" | "risk" | "fix" | "source" | "apis"> & {
  evaluate: (one: KnownResource<typeof bucket>, facts: Facts) => Ruling;
};

/**
 * A check of each bucket that a trail writes to. One that is not the account's stands under the first of its trails:
 * a person has to look into the other account, unless CloudTrail says that the bucket is gone.
 */
export function trailBucketCheck({ evaluate, ...about }: BucketCheck): ResourceCheck {
  return resourceCheck({
    ...about,
    service: "cloudtrail",
    version: 1,
    types: [bucket, trail],
    reads: [accountPublicAccessBlock],
    evaluate: (one, facts) => {
      if (one.type === trail.type) return elsewhere(facts.find(trail, one.arn), facts);
      const found = facts.find(bucket, one.arn);
      const trails = found ? trailsTo(found.name, facts) : [];
      if (found === undefined || trails.length === 0) return null;
      const ruling = evaluate(found, facts);
      return { ...ruling, facts: [...(ruling.facts ?? []), named(trails)] };
    },
  });
}

function elsewhere(one: Trail | undefined, facts: Facts): Ruling | null {
  const name = one?.configuration.S3BucketName;
  if (!one || !name || facts.known(bucket).some((it) => it.name === name)) return null;
  const trails = trailsTo(name, facts);
  if (trails[0]?.arn !== one.arn) return null;
  // That it is nobody's here can only be said of the whole list.
  facts.all(bucket);
  const evidence = [fact("S3BucketName", name), named(trails)];
  if (trails.some(saysGone)) return fail(`The bucket ${name} is gone: the trail writes nowhere.`, evidence);
  return manual(`The bucket ${name} belongs to another account; it has to be looked at there.`, evidence);
}

function trailsTo(name: string, facts: Facts): Trail[] {
  return seenTrails(facts)
    .filter(({ configuration }) => configuration.S3BucketName === name)
    .sort((one, other) => (one.arn < other.arn ? -1 : 1));
}

function saysGone({ configuration: { Status } }: Trail): boolean {
  return Status.seen && Status.value.LatestDeliveryError === "NoSuchBucket";
}

function named(trails: readonly Trail[]) {
  return fact(
    "Trails",
    trails.slice(0, 20).map(({ arn }) => arn),
  );
}

import { CreateDeliveryStreamCommand, FirehoseClient } from "@aws-sdk/client-firehose";
import { defineSeed } from "../seed";

/** A delivery stream into a bucket. */
export const seed = defineSeed({
  async make({ config, bucket, role }) {
    await new FirehoseClient(config).send(
      new CreateDeliveryStreamCommand({
        DeliveryStreamName: "clicks",
        ExtendedS3DestinationConfiguration: { BucketARN: `arn:aws:s3:::${bucket}`, RoleARN: role },
        Tags: [{ Key: "team", Value: "shop" }],
      }),
    );
  },
});

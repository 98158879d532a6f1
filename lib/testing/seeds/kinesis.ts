import { CreateStreamCommand, KinesisClient, RegisterStreamConsumerCommand } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { defineSeed } from "../seed";

/** A stream with a consumer. */
export const seed = defineSeed({
  async make({ config, awsAccountId }) {
    // Kinesis's client speaks HTTP/2 unless told otherwise.
    const client = new KinesisClient({ ...config, requestHandler: new NodeHttpHandler() });
    await client.send(new CreateStreamCommand({ StreamName: "clicks", ShardCount: 1 }));
    const StreamARN = `arn:aws:kinesis:${config.region}:${awsAccountId}:stream/clicks`;
    await client.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: "counter" }));
  },
});

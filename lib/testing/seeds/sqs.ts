import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { defineSeed } from "../seed";

/** A queue. */
export const seed = defineSeed({
  async make({ config }) {
    await new SQSClient(config).send(new CreateQueueCommand({ QueueName: "orders", tags: { team: "shop" } }));
  },
});

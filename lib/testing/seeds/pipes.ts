import { CreatePipeCommand, PipesClient } from "@aws-sdk/client-pipes";
import { defineSeed } from "../seed";

/** A pipe from a queue to a function. */
export const seed = defineSeed({
  async make({ config, awsAccountId, functionArn, role }) {
    const Source = `arn:aws:sqs:${config.region}:${awsAccountId}:piped`;
    await new PipesClient(config).send(
      new CreatePipeCommand({ Name: "orders", Source, Target: functionArn, RoleArn: role, Tags: { team: "shop" } }),
    );
  },
});

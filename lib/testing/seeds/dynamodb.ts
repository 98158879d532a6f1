import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { defineSeed } from "../seed";

/** A table. */
export const seed = defineSeed({
  async make({ config }) {
    await new DynamoDBClient(config).send(
      new CreateTableCommand({
        TableName: "carts",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
  },
});

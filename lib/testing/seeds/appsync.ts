import { AppSyncClient, CreateApiKeyCommand, CreateGraphqlApiCommand } from "@aws-sdk/client-appsync";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** An API that takes keys; the emulator has no data sources. */
export const seed = defineSeed({
  async make({ config }) {
    const client = new AppSyncClient(config);
    const { graphqlApi } = await client.send(
      new CreateGraphqlApiCommand({ name: "catalogue", authenticationType: "API_KEY" }),
    );
    await client.send(new CreateApiKeyCommand({ apiId: graphqlApi?.apiId }));
  },
  answers: ({ functionArn }) => ({
    "appsync.ListDataSources": jsonAnswer({
      dataSources: [{ name: "prices", type: "AWS_LAMBDA", lambdaConfig: { lambdaFunctionArn: functionArn } }],
    }),
  }),
});

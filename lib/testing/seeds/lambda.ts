import { CreateEventSourceMappingCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** The function itself is the varied account's. */
export const seed = defineSeed({
  async make({ config, functionArn }) {
    const queues = new SQSClient(config);
    const { QueueUrl } = await queues.send(new CreateQueueCommand({ QueueName: "to-resize" }));
    const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }));
    await new LambdaClient(config).send(
      new CreateEventSourceMappingCommand({ FunctionName: functionArn, EventSourceArn: Attributes?.QueueArn }),
    );
  },
  answers: ({ functionArn }) => ({
    "lambda.ListFunctionUrlConfigs": jsonAnswer({
      FunctionUrlConfigs: [
        { FunctionArn: functionArn, FunctionUrl: "https://x.lambda-url.eu-west-1.on.aws/", AuthType: "AWS_IAM" },
      ],
    }),
  }),
});

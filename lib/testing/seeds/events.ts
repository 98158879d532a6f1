import {
  CreateApiDestinationCommand,
  CreateArchiveCommand,
  CreateConnectionCommand,
  DescribeEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { defineSeed } from "../seed";

/** A rule with a target on the default bus, an archive of it, and an API destination with its connection. */
export const seed = defineSeed({
  async make({ config, functionArn }) {
    const client = new EventBridgeClient(config);
    const { Arn: EventSourceArn } = await client.send(new DescribeEventBusCommand({}));
    await client.send(new CreateArchiveCommand({ ArchiveName: "everything", EventSourceArn }));
    await client.send(new PutRuleCommand({ Name: "nightly", ScheduleExpression: "rate(1 day)" }));
    await client.send(new PutTargetsCommand({ Rule: "nightly", Targets: [{ Id: "1", Arn: functionArn }] }));
    const { ConnectionArn } = await client.send(
      new CreateConnectionCommand({
        Name: "partner",
        AuthorizationType: "API_KEY",
        AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "key", ApiKeyValue: "secret" } },
      }),
    );
    await client.send(
      new CreateApiDestinationCommand({
        Name: "partner",
        ConnectionArn,
        HttpMethod: "POST",
        InvocationEndpoint: "https://partner.example/orders",
      }),
    );
  },
});

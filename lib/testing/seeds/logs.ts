import {
  CloudWatchLogsClient,
  CreateDeliveryCommand,
  PutDeliveryDestinationCommand,
  PutDeliverySourceCommand,
  PutDestinationCommand,
  PutMetricFilterCommand,
  PutResourcePolicyCommand,
  PutSubscriptionFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { defineSeed } from "../seed";

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "route53.amazonaws.com" }, Action: "logs:*", Resource: "*" }],
});

/** Around the log groups of the varied account. */
export const seed = defineSeed({
  async make({ config, role, functionArn, awsAccountId, bucket }) {
    const client = new CloudWatchLogsClient(config);
    const logGroupName = "/app/web";
    await client.send(
      new PutMetricFilterCommand({
        logGroupName,
        filterName: "errors",
        filterPattern: "ERROR",
        metricTransformations: [{ metricName: "Errors", metricNamespace: "Web", metricValue: "1" }],
      }),
    );
    await client.send(
      new PutSubscriptionFilterCommand({
        logGroupName,
        filterName: "all",
        filterPattern: "",
        destinationArn: functionArn,
      }),
    );
    await client.send(new PutResourcePolicyCommand({ policyName: "dns", policyDocument: policy }));
    const targetArn = `arn:aws:kinesis:${config.region}:${awsAccountId}:stream/central`;
    await client.send(new PutDestinationCommand({ destinationName: "central", targetArn, roleArn: role }));
    const resourceArn = `arn:aws:cloudfront::${awsAccountId}:distribution/E1`;
    await client.send(new PutDeliverySourceCommand({ name: "site", resourceArn, logType: "ACCESS_LOGS" }));
    const deliveryDestinationConfiguration = { destinationResourceArn: `arn:aws:s3:::${bucket}` };
    const { deliveryDestination } = await client.send(
      new PutDeliveryDestinationCommand({ name: "archive", deliveryDestinationConfiguration }),
    );
    await client.send(
      new CreateDeliveryCommand({ deliverySourceName: "site", deliveryDestinationArn: deliveryDestination?.arn }),
    );
  },
});

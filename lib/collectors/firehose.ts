import {
  DescribeDeliveryStreamCommand,
  type DestinationDescription,
  FirehoseClient,
  ListDeliveryStreamsCommand,
  type ListDeliveryStreamsInput,
  ListTagsForDeliveryStreamCommand,
} from "@aws-sdk/client-firehose";
import { mapSeen } from "@/lib/model/read";
import { deliveryStream } from "@/lib/model/resources/firehose";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { hostOnly } from "./shared/addresses";
import { paginatorOf } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

const pagesOfStreams = paginatorOf(
  (client: FirehoseClient, input: ListDeliveryStreamsInput) => client.send(new ListDeliveryStreamsCommand(input)),
  ({ DeliveryStreamNames, HasMoreDeliveryStreams }) =>
    HasMoreDeliveryStreams ? { ExclusiveStartDeliveryStreamName: DeliveryStreamNames?.at(-1) } : null,
);

/** Firehose. https://docs.aws.amazon.com/firehose/latest/APIReference/Welcome.html */
export const firehose = defineCollector({
  service: "firehose",
  scope: "regional",
  permissions: {
    DescribeDeliveryStream: "firehose:DescribeDeliveryStream",
    ListDeliveryStreams: "firehose:ListDeliveryStreams",
    ListTagsForDeliveryStream: "firehose:ListTagsForDeliveryStream",
  },
  listings: [
    listing([deliveryStream], async function* (context) {
      const client = context.connect(FirehoseClient);
      for await (const page of context.paginate(pagesOfStreams, client, { Limit: 10_000 })) {
        yield* context.each(page.DeliveryStreamNames ?? [], (name) => readStream(context, client, name));
      }
    }),
  ],
});

async function readStream(context: CollectContext, client: FirehoseClient, name: string): Promise<Found> {
  const DeliveryStreamName = name;
  const [described, tagging] = await Promise.all([
    context.read(async () => {
      const answer = await client.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName }));
      const of = { service: "firehose", region: context.region, operation: "DescribeDeliveryStream" };
      const description = told(answer.DeliveryStreamDescription, of);
      const { DeliveryStreamName: _, DeliveryStreamARN, DeliveryStreamStatus, ...settings } = description;
      const Destinations = settings.Destinations?.map(withoutSecrets);
      return { status: DeliveryStreamStatus, settings: { ...settings, Destinations } };
    }),
    context.read(async () => {
      // No stream has more than fifty tags.
      const command = new ListTagsForDeliveryStreamCommand({ DeliveryStreamName, Limit: 50 });
      return tagMap((await client.send(command)).Tags);
    }),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  const DeliveryStreamDescription = mapSeen(described, ({ settings }) => settings);
  return found(deliveryStream, {
    arn: context.arn("firehose", `deliverystream/${name}`),
    id: name,
    name,
    tags,
    state: described.seen ? described.value.status : null,
    configuration: { DeliveryStreamName, DeliveryStreamDescription, ...unseenTags },
  });
}

/**
 * A destination without what it signs in with, which AWS answers in part. Nothing below this line has seen tokens,
 * values of attributes, options of the COPY command, nor more than the host of an address.
 * https://docs.aws.amazon.com/firehose/latest/APIReference/API_DestinationDescription.html
 */
function withoutSecrets(destination: DestinationDescription): object {
  const {
    HttpEndpointDestinationDescription: http,
    RedshiftDestinationDescription: redshift,
    SplunkDestinationDescription: splunk,
    SnowflakeDestinationDescription: snowflake,
    S3DestinationDescription: plain,
    ExtendedS3DestinationDescription: extended,
    ...others
  } = destination;
  return {
    ...others,
    // The extended description says all of the plain one.
    ...(extended ? { ExtendedS3DestinationDescription: extended } : { S3DestinationDescription: plain }),
    ...(http && { HttpEndpointDestinationDescription: withoutValues(http) }),
    ...(redshift && { RedshiftDestinationDescription: withoutOptions(redshift) }),
    ...(splunk && { SplunkDestinationDescription: withoutToken(splunk) }),
    ...(snowflake && { SnowflakeDestinationDescription: withoutUser(snowflake) }),
  };
}

function withoutValues(http: NonNullable<DestinationDescription["HttpEndpointDestinationDescription"]>): object {
  const { EndpointConfiguration, RequestConfiguration, ...rest } = http;
  const { CommonAttributes, ...request } = RequestConfiguration ?? {};
  const names = (CommonAttributes ?? []).flatMap(({ AttributeName }) => AttributeName ?? []).sort();
  return {
    ...rest,
    EndpointConfiguration: { ...EndpointConfiguration, Url: hostOnly(EndpointConfiguration?.Url) },
    RequestConfiguration: { ...request, CommonAttributeNames: names },
  };
}

function withoutOptions(redshift: NonNullable<DestinationDescription["RedshiftDestinationDescription"]>): object {
  const { CopyCommand, Username, ClusterJDBCURL, ...rest } = redshift;
  const { CopyOptions, ...copy } = CopyCommand ?? {};
  return { ...rest, ClusterJDBCURL: ClusterJDBCURL?.replace(/[?;].*$/s, ""), CopyCommand: copy };
}

function withoutToken(splunk: NonNullable<DestinationDescription["SplunkDestinationDescription"]>): object {
  const { HECToken, HECEndpoint, ...rest } = splunk;
  return { ...rest, HECEndpoint: hostOnly(HECEndpoint) };
}

function withoutUser(snowflake: NonNullable<DestinationDescription["SnowflakeDestinationDescription"]>): object {
  const { User, ...rest } = snowflake;
  return rest;
}

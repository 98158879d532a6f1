import {
  DescribeStreamSummaryCommand,
  GetResourcePolicyCommand,
  KinesisClient,
  ListTagsForStreamCommand,
  paginateListStreamConsumers,
  paginateListStreams,
  type StreamDescriptionSummary,
  type StreamSummary,
} from "@aws-sdk/client-kinesis";
import { mapSeen, type Read } from "@/lib/model/read";
import { dataStream, streamConsumer } from "@/lib/model/resources/kinesis";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { allItems, below } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Kinesis Data Streams. https://docs.aws.amazon.com/kinesis/latest/APIReference/Welcome.html */
export const kinesis = defineCollector({
  service: "kinesis",
  scope: "regional",
  permissions: {
    DescribeStreamSummary: "kinesis:DescribeStreamSummary",
    GetResourcePolicy: "kinesis:GetResourcePolicy",
    ListStreamConsumers: "kinesis:ListStreamConsumers",
    ListStreams: "kinesis:ListStreams",
    ListTagsForStream: "kinesis:ListTagsForStream",
  },
  listings: [
    listing([dataStream], async function* (context) {
      const client = context.connect(KinesisClient);
      yield* context.each(await allStreams(context), (item) => readStream(context, client, item));
    }),
    listing([streamConsumer], async function* (context) {
      const client = context.connect(KinesisClient);
      yield* below(context, await allStreams(context), async (item) => {
        const summary = await summaryOf(context, client, item);
        if (summary.seen && summary.value.ConsumerCount === 0) return [];
        const { StreamARN } = item;
        const pages = context.paginate(paginateListStreamConsumers, client, { StreamARN, MaxResults: 100 });
        return (await allItems(pages, ({ Consumers }) => Consumers)).map((consumer) =>
          found(streamConsumer, {
            arn: consumer.ConsumerARN ?? "",
            id: `${item.StreamName}/${consumer.ConsumerName}`,
            name: consumer.ConsumerName,
            state: consumer.ConsumerStatus,
            configuration: { ...consumer, StreamARN },
          }),
        );
      });
    }),
  ],
});

function allStreams(context: CollectContext): Promise<StreamSummary[]> {
  const client = context.connect(KinesisClient);
  return context.once("streams", () =>
    allItems(context.paginate(paginateListStreams, client, { Limit: 100 }), (page) => page.StreamSummaries),
  );
}

function summaryOf(
  context: CollectContext,
  client: KinesisClient,
  { StreamARN }: StreamSummary,
): Promise<Read<StreamDescriptionSummary>> {
  return context.once(`summary of ${StreamARN}`, () =>
    context.read(async () => {
      const { StreamDescriptionSummary } = await client.send(new DescribeStreamSummaryCommand({ StreamARN }));
      const of = { service: "kinesis", region: context.region, operation: "DescribeStreamSummary" };
      return told(StreamDescriptionSummary, of);
    }),
  );
}

async function readStream(context: CollectContext, client: KinesisClient, item: StreamSummary): Promise<Found> {
  const { StreamARN, StreamName = "" } = item;
  const [summary, Policy, tagging] = await Promise.all([
    summaryOf(context, client, item),
    context.read(
      async () => {
        const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceARN: StreamARN }));
        // Kinesis writes no policy as an empty one.
        return Policy === undefined || /^\s*(?:\{\s*\})?\s*$/.test(Policy) ? null : Policy;
      },
      { ResourceNotFoundException: null },
    ),
    // No stream has more than fifty tags.
    context.read(async () => tagMap((await client.send(new ListTagsForStreamCommand({ StreamARN, Limit: 50 }))).Tags)),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  const StreamDescriptionSummary = mapSeen(summary, (value) => beyond(value, item));
  return found(dataStream, {
    arn: StreamARN ?? "",
    id: StreamName,
    name: StreamName,
    tags,
    state: item.StreamStatus,
    configuration: { ...item, StreamDescriptionSummary, Policy, ...unseenTags },
  });
}

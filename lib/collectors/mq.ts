import { type BrokerSummary, DescribeBrokerCommand, MqClient, paginateListBrokers } from "@aws-sdk/client-mq";
import { mapSeen } from "@/lib/model/read";
import { broker } from "@/lib/model/resources/mq";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { placeTags } from "./shared/tags";

/** Amazon MQ. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmq.html */
export const mq = defineCollector({
  service: "mq",
  scope: "regional",
  permissions: { DescribeBroker: "mq:DescribeBroker", ListBrokers: "mq:ListBrokers" },
  listings: [
    listing([broker], async function* (context) {
      const client = context.connect(MqClient);
      for await (const page of context.paginate(paginateListBrokers, client, { MaxResults: 100 })) {
        yield* context.each(page.BrokerSummaries ?? [], (item) => readBroker(context, client, item));
      }
    }),
  ],
});

async function readBroker(context: CollectContext, client: MqClient, item: BrokerSummary): Promise<Found> {
  const { BrokerArn, BrokerId = "", BrokerName } = item;
  const described = await context.read(async () => {
    const { Tags, ...answer } = await client.send(new DescribeBrokerCommand({ BrokerId }));
    return { Tags, settings: beyond(answer, item) };
  });
  const { tags, unseenTags } = placeTags(mapSeen(described, ({ Tags }) => Tags ?? {}));
  const Broker = mapSeen(described, ({ settings }) => settings);
  return found(broker, {
    arn: BrokerArn ?? "",
    id: BrokerId,
    name: BrokerName,
    tags,
    state: item.BrokerState,
    configuration: { ...item, Broker, ...unseenTags },
  });
}

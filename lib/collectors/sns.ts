import { createHash } from "node:crypto";
import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  paginateListSubscriptions,
  paginateListTopics,
  SNSClient,
  type Subscription,
} from "@aws-sdk/client-sns";
import { subscription, topic } from "@/lib/model/resources/sns";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { hostOnly } from "./shared/addresses";
import { placeTags, tagMap } from "./shared/tags";

/** SNS. https://docs.aws.amazon.com/sns/latest/api/welcome.html */
export const sns = defineCollector({
  service: "sns",
  scope: "regional",
  permissions: {
    GetSubscriptionAttributes: "sns:GetSubscriptionAttributes",
    GetTopicAttributes: "sns:GetTopicAttributes",
    ListSubscriptions: "sns:ListSubscriptions",
    ListTagsForResource: "sns:ListTagsForResource",
    ListTopics: "sns:ListTopics",
  },
  listings: [
    listing([topic], async function* (context) {
      const client = context.connect(SNSClient);
      for await (const page of context.paginate(paginateListTopics, client, {})) {
        yield* context.each(page.Topics ?? [], ({ TopicArn = "" }) => readTopic(context, client, TopicArn));
      }
    }),
    listing([subscription], async function* (context) {
      const client = context.connect(SNSClient);
      for await (const page of context.paginate(paginateListSubscriptions, client, {})) {
        yield* context.each(page.Subscriptions ?? [], (item) => readSubscription(context, client, item));
      }
    }),
  ],
});

async function readTopic(context: CollectContext, client: SNSClient, TopicArn: string): Promise<Found> {
  const [Attributes, tags] = await Promise.all([
    context.read(async () => (await client.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {}),
    context.read(async () =>
      tagMap((await client.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }))).Tags),
    ),
  ]);
  const { tags: topicTags, unseenTags } = placeTags(tags);
  return found(topic, {
    arn: TopicArn,
    id: TopicArn.split(":").at(-1) ?? "",
    tags: topicTags,
    configuration: { TopicArn, Attributes, ...unseenTags },
  });
}

async function readSubscription(context: CollectContext, client: SNSClient, item: Subscription): Promise<Found> {
  const { SubscriptionArn = "", TopicArn = "", Protocol = "", Owner } = item;
  // Until it is confirmed, a word stands in the place of the ARN ("PendingConfirmation").
  const confirmed = SubscriptionArn.startsWith("arn:");
  const Attributes = confirmed
    ? await context.read(
        async () => (await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes ?? null,
      )
    : ({ seen: true, value: null } as const);
  const id = confirmed ? SubscriptionArn : `${TopicArn}:pending-${Protocol}-${digest(item.Endpoint ?? "")}`;
  const Endpoint = hostOnly(item.Endpoint);
  return found(subscription, {
    arn: id,
    id,
    name: `${Protocol} ${Endpoint ?? ""}`.trim(),
    state: confirmed ? "Confirmed" : SubscriptionArn,
    configuration: { TopicArn, Protocol, Endpoint, Owner, Attributes },
  });
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

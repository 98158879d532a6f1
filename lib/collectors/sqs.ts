import { GetQueueAttributesCommand, ListQueueTagsCommand, paginateListQueues, SQSClient } from "@aws-sdk/client-sqs";
import { queue } from "@/lib/model/resources/sqs";
import { defineCollector, found, listing } from "./define";
import { pagesOrNone } from "./shared/paginators";
import { placeTags } from "./shared/tags";
import { told } from "./shared/told";

/** SQS. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html */
export const sqs = defineCollector({
  service: "sqs",
  scope: "regional",
  permissions: {
    GetQueueAttributes: "sqs:GetQueueAttributes",
    ListQueueTags: "sqs:ListQueueTags",
    ListQueues: "sqs:ListQueues",
  },
  listings: [
    listing([queue], async function* (context) {
      const client = context.connect(SQSClient);
      // Only who sets the size of a page is told that there are more. Without queues SQS answers an empty object:
      // https://github.com/localstack/localstack/pull/9828
      for await (const page of pagesOrNone(context.paginate(paginateListQueues, client, { MaxResults: 1000 }))) {
        yield* context.each(page.QueueUrls ?? [], async (QueueUrl) => {
          const name = QueueUrl.split("/").at(-1) ?? "";
          const [Attributes, tagging] = await Promise.all([
            context.read(async () => {
              const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
              const of = { service: "sqs", region: context.region, operation: "GetQueueAttributes" };
              return told((await client.send(command)).Attributes, of);
            }),
            context.read(async () => (await client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags ?? {}, {
              EmptyAnswer: {},
            }),
          ]);
          const { tags, unseenTags } = placeTags(tagging);
          const configuration = { QueueUrl, Attributes, ...unseenTags };
          return found(queue, { arn: context.arn("sqs", name), id: name, tags, configuration });
        });
      }
    }),
  ],
});

import { DescribePipeCommand, type Pipe, PipesClient, paginateListPipes } from "@aws-sdk/client-pipes";
import { pipe } from "@/lib/model/resources/pipes";
import { beyond } from "./beyond";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { withoutPayloads } from "./payloads";
import { placeTags } from "./tags";

/** EventBridge Pipes. https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/Welcome.html */
export const pipes = defineCollector({
  service: "pipes",
  scope: "regional",
  permissions: { DescribePipe: "pipes:DescribePipe", ListPipes: "pipes:ListPipes" },
  listings: [
    listing([pipe], async function* (context) {
      const client = context.connect(PipesClient);
      for await (const page of context.paginate(paginateListPipes, client, { Limit: 100 })) {
        yield* context.each(page.Pipes ?? [], (item) => readPipe(context, client, item));
      }
    }),
  ],
});

async function readPipe(context: CollectContext, client: PipesClient, item: Pipe): Promise<Found> {
  const { Arn = "", Name = "" } = item;
  const answer = await context.read(() => client.send(new DescribePipeCommand({ Name })));
  const { tags, unseenTags } = placeTags(answer.seen ? { seen: true, value: answer.value.Tags ?? {} } : answer);
  return found(pipe, {
    arn: Arn,
    id: Name,
    name: Name,
    tags,
    state: item.CurrentState,
    configuration: {
      ...item,
      Pipe: answer.seen ? { seen: true, value: settings(answer.value, item) } : answer,
      ...unseenTags,
    },
  });
}

/** What the pipe is set to, without what it sends. */
function settings({ Tags: _, ...answer }: object & { Tags?: unknown }, item: Pipe): unknown {
  return withoutPayloads(beyond(answer, item));
}

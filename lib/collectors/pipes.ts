import { DescribePipeCommand, type Pipe, PipesClient, paginateListPipes } from "@aws-sdk/client-pipes";
import { mapSeen } from "@/lib/model/read";
import { pipe } from "@/lib/model/resources/pipes";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { withoutPayloads } from "./shared/payloads";
import { placeTags } from "./shared/tags";

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
  const described = await context.read(async () => {
    const { Tags, ...answer } = await client.send(new DescribePipeCommand({ Name }));
    // What is sent ends here: nothing below this line has seen it.
    return { Tags, settings: withoutPayloads(beyond(answer, item)) };
  });
  const { tags, unseenTags } = placeTags(mapSeen(described, ({ Tags }) => Tags ?? {}));
  const Pipe = mapSeen(described, ({ settings }) => settings);
  return found(pipe, {
    arn: Arn,
    id: Name,
    name: Name,
    tags,
    state: item.CurrentState,
    configuration: { ...item, Pipe, ...unseenTags },
  });
}

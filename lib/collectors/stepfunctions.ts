import {
  DescribeStateMachineCommand,
  ListTagsForResourceCommand,
  paginateListActivities,
  paginateListStateMachines,
  SFNClient,
  type StateMachineListItem,
} from "@aws-sdk/client-sfn";
import { CallFailure } from "@/lib/aws/call-failure";
import type { Read } from "@/lib/model/read";
import { activity, stateMachine } from "@/lib/model/resources/stepfunctions";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";
import { readDefinition } from "./stepfunctions-definition";

/** Step Functions. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html */
export const stepfunctions = defineCollector({
  service: "stepfunctions",
  scope: "regional",
  permissions: {
    DescribeStateMachine: "states:DescribeStateMachine",
    ListActivities: "states:ListActivities",
    ListStateMachines: "states:ListStateMachines",
    ListTagsForResource: "states:ListTagsForResource",
  },
  listings: [
    listing([stateMachine], async function* (context) {
      const client = context.connect(SFNClient);
      for await (const page of context.paginate(paginateListStateMachines, client, { maxResults: 1000 })) {
        yield* context.each(page.stateMachines ?? [], (item) => readMachine(context, client, item));
      }
    }),
    listing([activity], async function* (context) {
      const client = context.connect(SFNClient);
      for await (const page of context.paginate(paginateListActivities, client, { maxResults: 1000 })) {
        yield* context.each(page.activities ?? [], async (item) => {
          const { activityArn = "", name = "" } = item;
          const { tags, unseenTags } = placeTags(await readTags(context, client, activityArn));
          return found(activity, { arn: activityArn, id: name, name, tags, configuration: { ...item, ...unseenTags } });
        });
      }
    }),
  ],
});

async function readMachine(context: CollectContext, client: SFNClient, item: StateMachineListItem): Promise<Found> {
  const { stateMachineArn = "", name = "" } = item;
  const [{ StateMachine, Definition }, tagging] = await Promise.all([
    describe(context, client, item),
    readTags(context, client, stateMachineArn),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  const configuration = { ...item, StateMachine, Definition, ...unseenTags };
  return found(stateMachine, { arn: stateMachineArn, id: name, name, tags, configuration });
}

/** Step Functions' word for a definition behind a key that does not let us. */
const LOCKED = "KmsAccessDeniedException";

async function describe(context: CollectContext, client: SFNClient, item: StateMachineListItem) {
  const { stateMachineArn } = item;
  const answer = await context.read(
    async () => {
      const { definition, ...settings } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
      return { settings: beyond(settings, item), definition };
    },
    { [LOCKED]: null },
  );
  if (!answer.seen) return { StateMachine: answer, Definition: answer };
  if (answer.value !== null) {
    const { settings, definition } = answer.value;
    const of = { service: "stepfunctions", region: context.region, operation: "DescribeStateMachine" };
    return {
      StateMachine: { seen: true, value: settings },
      Definition: await context.read(async () => readDefinition(told(definition, of))),
    };
  }
  return {
    StateMachine: await context.read(async () => {
      const command = new DescribeStateMachineCommand({ stateMachineArn, includedData: "METADATA_ONLY" });
      const { definition, ...settings } = await client.send(command);
      return beyond(settings, item);
    }),
    Definition: await context.read(async () => {
      throw locked(context.region);
    }),
  };
}

/** No action is asked for: the right to decrypt with the machine's key opens more than the definition. */
function locked(region: string): CallFailure {
  const message = "The state machine's key does not let Bearings read its definition.";
  return new CallFailure("denied", LOCKED, "stepfunctions", region, "DescribeStateMachine", null, message);
}

function readTags(
  context: CollectContext,
  client: SFNClient,
  resourceArn: string,
): Promise<Read<Record<string, string>>> {
  return context.read(async () => {
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    return tagMap(tags?.map(({ key, value }) => ({ Key: key, Value: value })));
  });
}

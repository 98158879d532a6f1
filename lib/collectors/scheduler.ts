import {
  GetScheduleCommand,
  ListTagsForResourceCommand,
  paginateListScheduleGroups,
  paginateListSchedules,
  SchedulerClient,
  type ScheduleSummary,
} from "@aws-sdk/client-scheduler";
import { schedule, scheduleGroup } from "@/lib/model/resources/scheduler";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { withoutPayloads } from "./shared/payloads";
import { placeTags, tagMap } from "./shared/tags";

/** EventBridge Scheduler. https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html */
export const scheduler = defineCollector({
  service: "scheduler",
  scope: "regional",
  permissions: {
    GetSchedule: "scheduler:GetSchedule",
    ListScheduleGroups: "scheduler:ListScheduleGroups",
    ListSchedules: "scheduler:ListSchedules",
    ListTagsForResource: "scheduler:ListTagsForResource",
  },
  listings: [
    listing([scheduleGroup], async function* (context) {
      const client = context.connect(SchedulerClient);
      for await (const page of context.paginate(paginateListScheduleGroups, client, { MaxResults: 100 })) {
        yield* context.each(page.ScheduleGroups ?? [], async (item) => {
          const { Arn = "", Name = "" } = item;
          const tagging = await context.read(async () =>
            tagMap((await client.send(new ListTagsForResourceCommand({ ResourceArn: Arn }))).Tags),
          );
          const { tags, unseenTags } = placeTags(tagging);
          const configuration = { ...item, ...unseenTags };
          return found(scheduleGroup, { arn: Arn, id: Name, name: Name, tags, state: item.State, configuration });
        });
      }
    }),
    listing([schedule], async function* (context) {
      const client = context.connect(SchedulerClient);
      // Without a group the answer covers all of them.
      for await (const page of context.paginate(paginateListSchedules, client, { MaxResults: 100 })) {
        yield* context.each(page.Schedules ?? [], (item) => readSchedule(context, client, item));
      }
    }),
  ],
});

async function readSchedule(
  context: CollectContext,
  client: SchedulerClient,
  { Target: _, ...item }: ScheduleSummary,
): Promise<Found> {
  const { Arn = "", Name = "", GroupName = "" } = item;
  const Schedule = await context.read(async () => {
    const { Target, ...answer } = await client.send(new GetScheduleCommand({ Name, GroupName }));
    // What is sent to the target ends here: nothing below this line has seen it.
    return { ...beyond(answer, item), Target: withoutPayloads(Target) };
  });
  // A name is one of its group.
  const id = `${GroupName}/${Name}`;
  return found(schedule, { arn: Arn, id, name: Name, state: item.State, configuration: { ...item, Schedule } });
}

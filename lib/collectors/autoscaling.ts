import {
  AutoScalingClient,
  type AutoScalingGroup,
  type LaunchConfiguration,
  type NotificationConfiguration,
  paginateDescribeAutoScalingGroups,
  paginateDescribeLaunchConfigurations,
  paginateDescribeNotificationConfigurations,
  paginateDescribePolicies,
  paginateDescribeScheduledActions,
} from "@aws-sdk/client-auto-scaling";
import {
  autoScalingGroup,
  launchConfiguration,
  scalingPolicy,
  scheduledAction,
} from "@/lib/model/resources/autoscaling";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { knownEmpty } from "./shared/known-empty";
import { allItems } from "./shared/paginators";
import { tagMap } from "./shared/tags";

/** Most items of a page, in each operation here. */
const MaxRecords = 100;

/**
 * EC2 Auto Scaling. Lifecycle hooks are not read: AWS tells them group by group only.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/Welcome.html
 */
export const autoscaling = defineCollector({
  service: "autoscaling",
  scope: "regional",
  permissions: {
    DescribeAutoScalingGroups: "autoscaling:DescribeAutoScalingGroups",
    DescribeLaunchConfigurations: "autoscaling:DescribeLaunchConfigurations",
    DescribeNotificationConfigurations: "autoscaling:DescribeNotificationConfigurations",
    DescribePolicies: "autoscaling:DescribePolicies",
    DescribeScheduledActions: "autoscaling:DescribeScheduledActions",
  },
  listings: [
    listing([autoScalingGroup], async function* (context) {
      yield* context.each(await allGroups(context), (item) => readGroup(context, item));
    }),
    listing([launchConfiguration], async function* (context) {
      const client = context.connect(AutoScalingClient);
      for await (const page of context.paginate(paginateDescribeLaunchConfigurations, client, { MaxRecords })) {
        yield* (page.LaunchConfigurations ?? []).map((item) =>
          found(launchConfiguration, {
            arn: item.LaunchConfigurationARN ?? "",
            id: item.LaunchConfigurationName ?? "",
            configuration: withoutUserData(item),
          }),
        );
      }
    }),
    listing([scalingPolicy], async function* (context) {
      if (await knownEmpty(allGroups(context))) return;
      const client = context.connect(AutoScalingClient);
      for await (const page of context.paginate(paginateDescribePolicies, client, { MaxRecords })) {
        yield* (page.ScalingPolicies ?? []).map((item) =>
          found(scalingPolicy, {
            arn: item.PolicyARN ?? "",
            id: item.PolicyARN ?? "",
            name: item.PolicyName,
            configuration: { ...item },
          }),
        );
      }
    }),
    listing([scheduledAction], async function* (context) {
      if (await knownEmpty(allGroups(context))) return;
      const client = context.connect(AutoScalingClient);
      for await (const page of context.paginate(paginateDescribeScheduledActions, client, { MaxRecords })) {
        yield* (page.ScheduledUpdateGroupActions ?? []).map((item) =>
          found(scheduledAction, {
            arn: item.ScheduledActionARN ?? "",
            id: item.ScheduledActionARN ?? "",
            name: item.ScheduledActionName,
            configuration: { ...item },
          }),
        );
      }
    }),
  ],
});

function allGroups(context: CollectContext): Promise<AutoScalingGroup[]> {
  const client = context.connect(AutoScalingClient);
  return context.once("groups", () =>
    allItems(
      context.paginate(paginateDescribeAutoScalingGroups, client, { MaxRecords }),
      (page) => page.AutoScalingGroups,
    ),
  );
}

async function readGroup(context: CollectContext, item: AutoScalingGroup): Promise<Found> {
  const Notifications = await context.read(async () => {
    const all = await context.once("notifications", () => notificationsByGroup(context));
    return all.get(item.AutoScalingGroupName) ?? [];
  });
  const inherited = (item.Tags ?? []).filter(({ PropagateAtLaunch }) => PropagateAtLaunch);
  return found(autoScalingGroup, {
    arn: item.AutoScalingGroupARN ?? "",
    id: item.AutoScalingGroupName ?? "",
    tags: tagMap(item.Tags),
    // Only there while the group is being deleted.
    state: item.Status,
    configuration: { ...item, TagsForInstances: inherited.map(({ Key }) => Key ?? "").sort(), Notifications },
  });
}

/** Whom each group tells of what it does, out of one listing for all groups. */
async function notificationsByGroup(context: CollectContext) {
  const client = context.connect(AutoScalingClient);
  const pages = context.paginate(paginateDescribeNotificationConfigurations, client, { MaxRecords });
  const all = await allItems(pages, (page) => page.NotificationConfigurations);
  const groups = new Map<string | undefined, Omit<NotificationConfiguration, "AutoScalingGroupName">[]>();
  for (const { AutoScalingGroupName, ...notification } of all) {
    groups.set(AutoScalingGroupName, [...(groups.get(AutoScalingGroupName) ?? []), notification]);
  }
  return groups;
}

/** AWS answers user data with each configuration, and people keep passwords in it: only that there is some goes on. */
function withoutUserData({ UserData, ...configuration }: LaunchConfiguration) {
  return { ...configuration, HasUserData: UserData !== undefined && UserData !== "" };
}

import {
  DescribeHubCommand,
  type DescribeHubResponse,
  ListTagsForResourceCommand,
  paginateGetEnabledStandards,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { CallFailure } from "@/lib/aws/call-failure";
import { securityHub, securityStandard } from "@/lib/model/resources/securityhub";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { placeTags } from "./shared/tags";

const hubs = listing([securityHub], async function* (context) {
  const one = await hub(context);
  if (one === null) return;
  const { HubArn = "" } = one;
  const client = context.connect(SecurityHubClient);
  const { tags, unseenTags } = placeTags(
    await context.read(
      async () => (await client.send(new ListTagsForResourceCommand({ ResourceArn: HubArn }))).Tags ?? {},
      // Of a hub without tags there is nothing to say.
      { EmptyAnswer: {} },
    ),
  );
  const { SubscribedAt, AutoEnableControls, ControlFindingGenerator } = one;
  yield found(securityHub, {
    arn: HubArn,
    id: HubArn,
    name: "Security Hub",
    tags,
    configuration: { HubArn, SubscribedAt, AutoEnableControls, ControlFindingGenerator, ...unseenTags },
  });
});

const standards = listing([securityStandard], async function* (context) {
  const one = await hub(context);
  if (one === null) return;
  const client = context.connect(SecurityHubClient);
  for await (const page of context.paginate(paginateGetEnabledStandards, client, { MaxResults: 100 })) {
    for (const standard of page.StandardsSubscriptions ?? []) {
      const arn = standard.StandardsSubscriptionArn ?? "";
      const name = arn.split(":subscription/").at(-1);
      const state = standard.StandardsStatus;
      yield found(securityStandard, { arn, id: arn, name, state, configuration: { ...standard, HubArn: one.HubArn } });
    }
  }
});

/** The region's hub, null while Security Hub is off there. */
function hub(context: CollectContext): Promise<DescribeHubResponse | null> {
  return context.once("hub", async () => {
    try {
      return await context.connect(SecurityHubClient).send(new DescribeHubCommand({}));
    } catch (error) {
      if (isOff(error)) return null;
      throw error;
    }
  });
}

/** By code and words: the code alone is also AWS's answer to somebody who may not ask. */
function isOff(error: unknown): boolean {
  if (!(error instanceof CallFailure)) return false;
  if (error.code === "ResourceNotFoundException") return true;
  return error.code === "InvalidAccessException" && /not subscribed/i.test(error.message);
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecurityhub.html */
export const securityhub = defineCollector({
  service: "securityhub",
  scope: "regional",
  permissions: {
    DescribeHub: "securityhub:DescribeHub",
    GetEnabledStandards: "securityhub:GetEnabledStandards",
    ListTagsForResource: "securityhub:ListTagsForResource",
  },
  listings: [hubs, standards],
});

import {
  type Administrator,
  DescribePublishingDestinationCommand,
  type Destination,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GuardDutyClient,
  paginateListDetectors,
  paginateListMembers,
  paginateListPublishingDestinations,
} from "@aws-sdk/client-guardduty";
import { CallFailure } from "@/lib/aws/call-failure";
import { mapSeen } from "@/lib/model/read";
import { detector, guardDutyMember, publishingDestination } from "@/lib/model/resources/guardduty";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems, below } from "./shared/paginators";
import { placeTags } from "./shared/tags";
import { told } from "./shared/told";

/** Ids of the region's detectors: at most one. None while GuardDuty is off. */
function detectorIds(context: CollectContext): Promise<string[]> {
  return context.once("detectors", () => {
    const pages = context.paginate(paginateListDetectors, context.connect(GuardDutyClient), { MaxResults: 50 });
    return allItems(pages, (page) => page.DetectorIds);
  });
}

const detectors = listing([detector], async function* (context) {
  const client = context.connect(GuardDutyClient);
  yield* context.each(await detectorIds(context), async (DetectorId) => {
    const [details, Administrator] = await Promise.all([
      context.read(async () => {
        const { $metadata, Tags, ...settings } = await client.send(new GetDetectorCommand({ DetectorId }));
        told(settings.Status, { service: "guardduty", region: context.region, operation: "GetDetector" });
        return { Tags, settings };
      }),
      context.read(() => administrator(context, DetectorId)),
    ]);
    const { tags, unseenTags } = placeTags(mapSeen(details, ({ Tags }) => Tags ?? {}));
    return found(detector, {
      arn: context.arn("guardduty", `detector/${DetectorId}`),
      id: DetectorId,
      name: "GuardDuty",
      tags,
      state: details.seen ? details.value.settings.Status : null,
      configuration: {
        DetectorId,
        Settings: mapSeen(details, ({ settings }) => settings),
        Administrator,
        ...unseenTags,
      },
    });
  });
});

/** The account that rules over a detector, null when there is none. */
function administrator(context: CollectContext, DetectorId: string): Promise<Administrator | null> {
  return context.once(`administrator of ${DetectorId}`, async () => {
    try {
      const command = new GetAdministratorAccountCommand({ DetectorId });
      return (await context.connect(GuardDutyClient).send(command)).Administrator ?? null;
    } catch (error) {
      // AWS's word for none.
      if (error instanceof CallFailure && error.code === "EmptyAnswer") return null;
      throw error;
    }
  });
}

/** True where an account is known to have an administrator: it cannot be one itself. */
function isRuled(context: CollectContext, DetectorId: string): Promise<boolean> {
  return administrator(context, DetectorId).then(
    (one) => one?.RelationshipStatus === "Enabled",
    () => false,
  );
}

const members = listing([guardDutyMember], async function* (context) {
  const client = context.connect(GuardDutyClient);
  yield* below(context, await detectorIds(context), async (DetectorId) => {
    if (await isRuled(context, DetectorId)) return [];
    const input = { DetectorId, OnlyAssociated: "true", MaxResults: 50 };
    const all = await allItems(context.paginate(paginateListMembers, client, input), (page) => page.Members);
    return all.map((member) => {
      const id = member.AccountId ?? "";
      return found(guardDutyMember, {
        arn: context.arn("guardduty", `detector/${DetectorId}/member/${id}`),
        id,
        // The member's own detector has the name DetectorId.
        configuration: { ...member, ParentId: DetectorId },
      });
    });
  });
});

const destinations = listing([publishingDestination], async function* (context) {
  const client = context.connect(GuardDutyClient);
  yield* below(context, await detectorIds(context), async (DetectorId) => {
    const pages = context.paginate(paginateListPublishingDestinations, client, { DetectorId, MaxResults: 50 });
    const all = await allItems(pages, (page) => page.Destinations);
    return Promise.all(all.map((one) => toDestination(context, client, DetectorId, one)));
  });
});

async function toDestination(
  context: CollectContext,
  client: GuardDutyClient,
  ParentId: string,
  one: Destination,
): Promise<Found> {
  const DestinationId = one.DestinationId ?? "";
  const details = await context.read(async () => {
    const command = new DescribePublishingDestinationCommand({ DetectorId: ParentId, DestinationId });
    const { DestinationProperties, Tags } = await client.send(command);
    const { region } = context;
    const operation = "DescribePublishingDestination";
    return { Tags, properties: told(DestinationProperties, { service: "guardduty", region, operation }) };
  });
  const { tags, unseenTags } = placeTags(mapSeen(details, ({ Tags }) => Tags ?? {}));
  return found(publishingDestination, {
    arn: context.arn("guardduty", `detector/${ParentId}/publishingDestination/${DestinationId}`),
    id: DestinationId,
    tags,
    state: one.Status,
    configuration: {
      DestinationId,
      DestinationType: one.DestinationType,
      ParentId,
      Destination: mapSeen(details, ({ properties }) => properties),
      ...unseenTags,
    },
  });
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonguardduty.html */
export const guardduty = defineCollector({
  service: "guardduty",
  scope: "regional",
  permissions: {
    DescribePublishingDestination: "guardduty:DescribePublishingDestination",
    GetAdministratorAccount: "guardduty:GetAdministratorAccount",
    GetDetector: "guardduty:GetDetector",
    ListDetectors: "guardduty:ListDetectors",
    ListMembers: "guardduty:ListMembers",
    ListPublishingDestinations: "guardduty:ListPublishingDestinations",
  },
  listings: [destinations, detectors, members],
});

import {
  paginateGetResourceShareAssociations,
  paginateGetResourceShares,
  paginateListResources,
  RAMClient,
  type Resource,
  type ResourceShare,
  type ResourceShareAssociation,
} from "@aws-sdk/client-ram";
import { resourceShare } from "@/lib/model/resources/ram";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems } from "./shared/paginators";
import { tagMap } from "./shared/tags";

/** Most items that a page of RAM's answers holds. */
const maxResults = 500;

/**
 * Resource Access Manager. What is shared, and with whom, is asked for all shares at once.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsresourceaccessmanager.html
 */
export const ram = defineCollector({
  service: "ram",
  scope: "regional",
  permissions: {
    GetResourceShareAssociations: "ram:GetResourceShareAssociations",
    GetResourceShares: "ram:GetResourceShares",
    ListResources: "ram:ListResources",
  },
  listings: [
    listing([resourceShare], async function* (context) {
      for (const resourceOwner of ["SELF", "OTHER-ACCOUNTS"] as const) {
        const client = context.connect(RAMClient);
        const pages = context.paginate(paginateGetResourceShares, client, { resourceOwner, maxResults });
        const shares = await allItems(pages, (page) => page.resourceShares);
        // Shares are still listed for a while after their end.
        const living = shares.filter(({ status }) => status !== "DELETED");
        yield* context.each(living, (share) =>
          resourceOwner === "SELF" ? ownShare(context, client, share) : sharedWithUs(context, client, share),
        );
      }
    }),
  ],
});

async function ownShare(context: CollectContext, client: RAMClient, share: ResourceShare): Promise<Found> {
  const { resourceShareArn } = share;
  const [Principals, Resources] = await Promise.all([
    context.read(async () => {
      const principals = await associations(context, client, "PRINCIPAL");
      return principals
        .filter((one) => one.resourceShareArn === resourceShareArn)
        .map(({ associatedEntity, external }) => ({ id: associatedEntity, external }));
    }),
    context.read(async () => {
      const resources = await associations(context, client, "RESOURCE");
      return resources
        .filter((one) => one.resourceShareArn === resourceShareArn)
        .map(({ associatedEntity }) => ({ arn: associatedEntity }));
    }),
  ]);
  return toShare(share, { sharedBy: "SELF", Principals, Resources });
}

/** Whom and what all of the account's own shares hold. */
function associations(
  context: CollectContext,
  client: RAMClient,
  associationType: "PRINCIPAL" | "RESOURCE",
): Promise<ResourceShareAssociation[]> {
  return context.once(associationType, async () => {
    const input = { associationType, maxResults };
    const pages = context.paginate(paginateGetResourceShareAssociations, client, input);
    const all = await allItems(pages, (page) => page.resourceShareAssociations);
    // Those that were ended, or never came about, are still listed for a while.
    return all.filter(({ status }) => status !== "DISASSOCIATED" && status !== "FAILED");
  });
}

async function sharedWithUs(context: CollectContext, client: RAMClient, share: ResourceShare): Promise<Found> {
  const Resources = await context.read(async () => {
    const resources = await context.once<Resource[]>("resources of others", () => {
      const input = { resourceOwner: "OTHER-ACCOUNTS" as const, maxResults };
      return allItems(context.paginate(paginateListResources, client, input), (page) => page.resources);
    });
    return resources
      .filter((one) => one.resourceShareArn === share.resourceShareArn)
      .map(({ arn, type }) => ({ arn, type }));
  });
  return toShare(share, { sharedBy: "OTHER-ACCOUNTS", Resources });
}

function toShare({ tags, ...share }: ResourceShare, reads: object): Found {
  const arn = share.resourceShareArn ?? "";
  return found(resourceShare, {
    arn,
    id: arn.split("/").at(-1) ?? "",
    name: share.name,
    tags: tagMap(tags?.map(({ key, value }) => ({ Key: key, Value: value }))),
    state: share.status,
    configuration: { ...share, ...reads },
  });
}

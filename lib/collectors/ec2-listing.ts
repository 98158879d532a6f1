import { EC2Client, type Tag } from "@aws-sdk/client-ec2";
import type { ResourceType } from "@/lib/model/resource";
import {
  type CollectContext,
  type Collector,
  type CollectorListing,
  type Found,
  listing,
  type Paginator,
} from "./define";
import { tagMap } from "./shared/tags";

/** Some of EC2's listings, in a file of their own; `ec2.ts` puts the parts together. */
export type Ec2Part = Pick<Collector, "permissions" | "listings">;

/** Rules by which an item of EC2's answers becomes a resource. */
type Ec2Rules<R extends ResourceType, Item> = {
  type: R;
  /**
   * False where AWS's model says that there can be none, as of what lives in a VPC where there is no VPC: then nothing
   * is asked. Left out: always asked.
   */
  when?: (context: CollectContext) => Promise<boolean>;
  /** Resource part of the ARN before the id (`route-table`). */
  kind: string;
  id: (item: Item) => string | undefined;
  /** ARN, where AWS answers it or it has another form; else it is made from the kind, the id and the owner. */
  arn?: (item: Item, context: CollectContext) => string | undefined;
  /** Its own name, for what has one beside its id. */
  name?: (item: Item) => string | undefined;
  /** AWS's word for the state of its life. */
  state?: (item: Item) => string | undefined;
  /** False for what AWS still lists though it is gone. */
  keep?: (item: Item) => boolean;
  /** Properties that take calls of their own. */
  reads?: (item: Item, context: CollectContext, client: EC2Client) => Promise<Record<string, unknown>>;
};

/** Where items come from page by page. */
type Ec2Pages<Input, Output, Item> = {
  paginator: Paginator<EC2Client, Input, Output>;
  /** Sent as it is; `MaxResults` is the most that the operation takes. */
  input: Input;
  items: (page: Output) => Item[] | undefined;
};

/** What items of EC2 have in common; `OwnerId` is another account's where a thing is shared with us. */
type Ec2Item = { Tags?: Tag[] | undefined; OwnerId?: string | undefined };

/**
 * Declares the listing of one resource type of EC2: page by page, each item with its tags and ARN.
 * ARN forms: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function ec2Listing<R extends ResourceType, Input, Output, Item extends Ec2Item & object>(
  rules: Ec2Rules<R, Item> & Ec2Pages<Input, Output, Item>,
): CollectorListing {
  return listingOf(rules, async function* (context, client) {
    for await (const page of context.paginate(rules.paginator, client, rules.input)) yield rules.items(page) ?? [];
  });
}

/**
 * The same for what comes all at once: by an operation without pages, or from a list that other listings of the scope
 * ask for as well (`ec2-parents.ts`).
 */
export function ec2WholeListing<R extends ResourceType, Item extends Ec2Item & object>(
  rules: Ec2Rules<R, Item> & { list: (context: CollectContext, client: EC2Client) => Promise<Item[] | undefined> },
): CollectorListing {
  return listingOf(rules, async function* (context, client) {
    yield (await rules.list(context, client)) ?? [];
  });
}

function listingOf<R extends ResourceType, Item extends Ec2Item & object>(
  rules: Ec2Rules<R, Item>,
  pages: (context: CollectContext, client: EC2Client) => AsyncIterable<Item[]>,
): CollectorListing {
  return listing([rules.type], async function* (context) {
    if (!((await rules.when?.(context)) ?? true)) return;
    const client = context.connect(EC2Client);
    for await (const page of pages(context, client)) {
      const items = page.filter((item) => rules.keep?.(item) ?? true);
      if (rules.reads === undefined) yield* items.map((item) => toFound(rules, context, item, {}));
      else yield* context.each(items, (item) => withReads(rules, context, client, item));
    }
  });
}

async function withReads<R extends ResourceType, Item extends Ec2Item & object>(
  rules: Ec2Rules<R, Item>,
  context: CollectContext,
  client: EC2Client,
  item: Item,
): Promise<Found> {
  return toFound(rules, context, item, (await rules.reads?.(item, context, client)) ?? {});
}

function toFound<R extends ResourceType, Item extends Ec2Item & object>(
  rules: Ec2Rules<R, Item>,
  context: CollectContext,
  item: Item,
  reads: Record<string, unknown>,
): Found {
  // An item without its id fails the type's schema, and so becomes a broken answer rather than a resource.
  const id = rules.id(item) ?? "";
  const configuration: Record<string, unknown> = { ...item, ...reads };
  return {
    type: rules.type,
    arn: rules.arn?.(item, context) ?? ec2Arn(context, rules.kind, id, item.OwnerId),
    id,
    name: rules.name?.(item),
    tags: tagMap(item.Tags),
    state: rules.state?.(item),
    configuration,
  };
}

/**
 * ARN of something of EC2 in the scope's region.
 * @param owner account that owns it, the scanned one unless told; empty for snapshots and images, whose ARNs have none
 */
export function ec2Arn(context: CollectContext, kind: string, id: string, owner?: string): string {
  return `arn:${context.partition}:ec2:${context.region}:${owner ?? context.awsAccountId}:${kind}/${id}`;
}

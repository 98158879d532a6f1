import {
  type Account,
  DescribePolicyCommand,
  type OrganizationalUnit,
  OrganizationsClient,
  type PolicySummary,
  type PolicyType,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
  paginateListPolicies,
  paginateListRoots,
  paginateListTargetsForPolicy,
  type Root,
} from "@aws-sdk/client-organizations";
import {
  organizationAccount,
  organizationalUnit,
  organizationPolicy,
  organizationRoot,
} from "@/lib/model/resources/organizations";
import { type CollectContext, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { bulkTags } from "./shared/bulk-tags";
import { allItems, below } from "./shared/paginators";
import { told } from "./shared/told";

/** Most items that pages of Organizations hold. */
const MaxResults = 20;

/** The tree from its root: units below units, accounts below both. */
export const tree = listing([organizationAccount, organizationalUnit, organizationRoot], async function* (context) {
  const client = context.connect(OrganizationsClient);
  for (const root of await allRoots(context)) {
    yield await toRoot(context, root);
    yield* under(context, client, root.Id ?? "");
  }
});

/** All that lies under a root or unit. */
async function* under(
  context: CollectContext,
  client: OrganizationsClient,
  ParentId: string,
): AsyncGenerator<Found, void, undefined> {
  let parents = [ParentId];
  // Level by level: units nest five deep.
  while (parents.length > 0) {
    const next: string[] = [];
    for await (const one of below(context, parents, (parent) => unitsOf(context, client, parent))) {
      next.push(one.id);
      yield one;
    }
    yield* below(context, parents, (parent) => accountsOf(context, client, parent));
    parents = next;
  }
}

async function unitsOf(context: CollectContext, client: OrganizationsClient, ParentId: string): Promise<Found[]> {
  const pages = context.paginate(paginateListOrganizationalUnitsForParent, client, { ParentId, MaxResults });
  const units = await allItems(pages, (page) => page.OrganizationalUnits);
  return Promise.all(units.map((unit) => toUnit(context, unit, ParentId)));
}

async function accountsOf(context: CollectContext, client: OrganizationsClient, ParentId: string): Promise<Found[]> {
  const pages = context.paginate(paginateListAccountsForParent, client, { ParentId, MaxResults });
  const accounts = await allItems(pages, (page) => page.Accounts);
  return Promise.all(accounts.map((account) => toAccount(context, account, ParentId)));
}

async function toRoot(context: CollectContext, root: Root): Promise<Found> {
  const { Arn: arn = "", Id: id = "", Name: name } = root;
  const { tags, unseenTags } = await bulkTags(context, "organizations", arn);
  return found(organizationRoot, { arn, id, name, tags, configuration: { ...root, ...unseenTags } });
}

async function toUnit(context: CollectContext, unit: OrganizationalUnit, ParentId: string): Promise<Found> {
  const { Arn: arn = "", Id: id = "", Name: name } = unit;
  const { tags, unseenTags } = await bulkTags(context, "organizations", arn);
  return found(organizationalUnit, { arn, id, name, tags, configuration: { ...unit, ParentId, ...unseenTags } });
}

async function toAccount(context: CollectContext, account: Account, ParentId: string): Promise<Found> {
  const { Arn: arn = "", Id: id = "", Name: name } = account;
  const { tags, unseenTags } = await bulkTags(context, "organizations", arn);
  const state = account.State ?? account.Status;
  return found(organizationAccount, {
    arn,
    id,
    name,
    tags,
    state,
    configuration: { ...account, ParentId, ...unseenTags },
  });
}

function allRoots(context: CollectContext): Promise<Root[]> {
  return context.once("roots", () => {
    const client = context.connect(OrganizationsClient);
    return allItems(context.paginate(paginateListRoots, client, { MaxResults }), (page) => page.Roots);
  });
}

/** Policies of the types that are switched on; policies of others have no power. */
export const policies = listing([organizationPolicy], async function* (context) {
  const client = context.connect(OrganizationsClient);
  const types = new Set((await allRoots(context)).flatMap(({ PolicyTypes }) => enabledTypes(PolicyTypes)));
  yield* below(context, types, async (Filter) => {
    const pages = context.paginate(paginateListPolicies, client, { Filter, MaxResults });
    const all = await allItems(pages, (page) => page.Policies);
    return Promise.all(all.map((policy) => toPolicy(context, client, policy)));
  });
});

function enabledTypes(types: Root["PolicyTypes"]): PolicyType[] {
  return (types ?? []).flatMap(({ Type, Status }) => (Type && Status === "ENABLED" ? [Type] : []));
}

async function toPolicy(context: CollectContext, client: OrganizationsClient, policy: PolicySummary): Promise<Found> {
  const { Arn: arn = "", Id: PolicyId = "", Name: name } = policy;
  const [Content, Targets, { tags, unseenTags }] = await Promise.all([
    context.read(async () => {
      const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId }));
      const of = { service: "organizations", region: context.region, operation: "DescribePolicy" };
      return policyDocument(told(Policy?.Content, of));
    }),
    context.read(() =>
      allItems(
        context.paginate(paginateListTargetsForPolicy, client, { PolicyId, MaxResults }),
        (page) => page.Targets,
      ),
    ),
    bulkTags(context, "organizations", arn),
  ]);
  return found(organizationPolicy, {
    arn,
    id: PolicyId,
    name,
    tags,
    configuration: { ...policy, Content, Targets, ...unseenTags },
  });
}

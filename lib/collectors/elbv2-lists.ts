import {
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
  type LoadBalancer,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
  type Rule,
  type TargetGroup,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { CollectContext } from "./define";
import { byName, type TagsByName } from "./elb-tags";

/** Children found parent by parent, with the failures of the parents that could not be asked. */
type Children<T> = { items: T[]; failures: unknown[] };

/** A rule with the listener it belongs to. */
export type ListenerRule = { rule: Rule; of: Listener };

/** All load balancers of the region, asked for once per scope. */
export async function* allLoadBalancers(context: CollectContext): AsyncGenerator<LoadBalancer> {
  yield* await sharedLoadBalancers(context);
}

/** Listeners of all load balancers; the listing is partial when some load balancer's could not be read. */
export async function* allListeners(context: CollectContext): AsyncGenerator<Listener> {
  const { items, failures } = await sharedListeners(context);
  yield* items;
  for (const failure of failures) context.miss(failure);
}

/** Rules of all listeners that can have some, without the default rule: a listener's default actions say the same. */
export async function* allRules(context: CollectContext): AsyncGenerator<ListenerRule> {
  const client = context.connect(ElasticLoadBalancingV2Client);
  const listeners = await sharedListeners(context);
  // A copy: what rules lack does not belong into the list that listeners share.
  const failures = [...listeners.failures];
  // Only application load balancers have rules; their listeners speak HTTP.
  const parents = listeners.items.filter(({ Protocol }) => Protocol?.startsWith("HTTP"));
  const rules = context.each(parents, (of) =>
    childrenOf(context.paginate(paginateDescribeRules, client, { ListenerArn: of.ListenerArn }), ({ Rules }) =>
      Rules?.filter((rule) => !rule.IsDefault).map((rule) => ({ rule, of })),
    ),
  );
  for await (const found of rules) {
    yield* found.items;
    failures.push(...found.failures);
  }
  for (const failure of failures) context.miss(failure);
}

/** All target groups of the region. */
export async function* allTargetGroups(context: CollectContext): AsyncGenerator<TargetGroup> {
  const client = context.connect(ElasticLoadBalancingV2Client);
  for await (const page of context.paginate(paginateDescribeTargetGroups, client, {})) yield* page.TargetGroups ?? [];
}

/** Tags of up to twenty things of the family, of whatever kind. */
export async function describeTags(context: CollectContext, ResourceArns: string[]): Promise<TagsByName> {
  const client = context.connect(ElasticLoadBalancingV2Client);
  const answer = await client.send(new DescribeTagsCommand({ ResourceArns }));
  return byName(answer.TagDescriptions, (described) => described.ResourceArn);
}

function sharedLoadBalancers(context: CollectContext): Promise<LoadBalancer[]> {
  return context.once("load balancers", async () => {
    const balancers: LoadBalancer[] = [];
    const pages = context.paginate(paginateDescribeLoadBalancers, context.connect(ElasticLoadBalancingV2Client), {});
    for await (const page of pages) balancers.push(...(page.LoadBalancers ?? []));
    return balancers;
  });
}

function sharedListeners(context: CollectContext): Promise<Children<Listener>> {
  return context.once("listeners", async () => {
    const client = context.connect(ElasticLoadBalancingV2Client);
    const all: Children<Listener> = { items: [], failures: [] };
    const found = context.each(await sharedLoadBalancers(context), ({ LoadBalancerArn }) =>
      childrenOf(context.paginate(paginateDescribeListeners, client, { LoadBalancerArn }), (page) => page.Listeners),
    );
    for await (const { items, failures } of found) {
      all.items.push(...items);
      all.failures.push(...failures);
    }
    return all;
  });
}

async function childrenOf<Page, T>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => T[] | undefined,
): Promise<Children<T>> {
  const children: Children<T> = { items: [], failures: [] };
  try {
    for await (const page of pages) children.items.push(...(itemsOf(page) ?? []));
  } catch (error) {
    children.failures.push(error);
  }
  return children;
}

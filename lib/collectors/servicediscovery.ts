import {
  ListTagsForResourceCommand,
  type NamespaceSummary,
  paginateListInstances,
  paginateListNamespaces,
  paginateListServices,
  ServiceDiscoveryClient,
  type ServiceSummary,
} from "@aws-sdk/client-servicediscovery";
import { seen } from "@/lib/model/read";
import {
  httpNamespace,
  namespaceOf,
  privateDnsNamespace,
  publicDnsNamespace,
  service,
} from "@/lib/model/resources/servicediscovery";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { allItems, below } from "./shared/paginators";
import { placeTags, type ReadTags, tagMap } from "./shared/tags";

function allNamespaces(context: CollectContext): Promise<NamespaceSummary[]> {
  return context.once("namespaces", () => {
    const pages = context.paginate(paginateListNamespaces, context.connect(ServiceDiscoveryClient), {
      MaxResults: 100,
    });
    return allItems(pages, ({ Namespaces }) => Namespaces);
  });
}

const namespaces = listing([httpNamespace, privateDnsNamespace, publicDnsNamespace], async function* (context) {
  yield* context.each(await allNamespaces(context), async (item) => {
    const { Id: id = "", Name: name, Type } = item;
    const arn = item.Arn ?? context.arn("servicediscovery", `namespace/${id}`);
    const { tags, unseenTags } = await readTags(context, arn);
    return found(namespaceOf(Type), { arn, id, name, tags, configuration: { ...item, ...unseenTags } });
  });
});

async function readTags(context: CollectContext, ResourceARN: string): Promise<ReadTags> {
  const client = context.connect(ServiceDiscoveryClient);
  const command = new ListTagsForResourceCommand({ ResourceARN });
  return placeTags(await context.read(async () => tagMap((await client.send(command)).Tags)));
}

const services = listing([service], async function* (context) {
  const client = context.connect(ServiceDiscoveryClient);
  yield* below(context, await allNamespaces(context), async (namespace) => {
    // Only who asks for one namespace learns to which a service belongs.
    const Filters = [{ Name: "NAMESPACE_ID" as const, Values: [namespace.Id ?? ""], Condition: "EQ" as const }];
    const pages = context.paginate(paginateListServices, client, { Filters, MaxResults: 100 });
    const items = await allItems(pages, (page) => page.Services);
    return Promise.all(items.map((item) => readService(context, client, namespace, item)));
  });
});

async function readService(
  context: CollectContext,
  client: ServiceDiscoveryClient,
  namespace: NamespaceSummary,
  item: ServiceSummary,
): Promise<Found> {
  const { Id: id = "", Name: name, InstanceCount } = item;
  const arn = item.Arn ?? context.arn("servicediscovery", `service/${id}`);
  const [Instances, { tags, unseenTags }] = await Promise.all([
    InstanceCount === 0 ? seen([]) : context.read(() => instancesOf(context, client, id)),
    readTags(context, arn),
  ]);
  const of = { NamespaceId: namespace.Id, NamespaceName: namespace.Name, NamespaceType: namespace.Type };
  return found(service, { arn, id, name, tags, configuration: { ...item, ...of, Instances, ...unseenTags } });
}

/** Attributes that AWS gives a meaning, and those that ECS sets; what else a program registers may be a secret. */
const KNOWN = new Set([
  "AVAILABILITY_ZONE",
  "AWS_ALIAS_DNS_NAME",
  "AWS_EC2_INSTANCE_ID",
  "AWS_INIT_HEALTH_STATUS",
  "AWS_INSTANCE_CNAME",
  "AWS_INSTANCE_IPV4",
  "AWS_INSTANCE_IPV6",
  "AWS_INSTANCE_PORT",
  "EC2_INSTANCE_ID",
  "ECS_CLUSTER_NAME",
  "ECS_SERVICE_NAME",
  "ECS_TASK_DEFINITION_FAMILY",
  "ECS_TASK_SET_EXTERNAL_ID",
  "REGION",
]);

async function instancesOf(context: CollectContext, client: ServiceDiscoveryClient, ServiceId: string) {
  const pages = context.paginate(paginateListInstances, client, { ServiceId, MaxResults: 100 });
  return (await allItems(pages, (page) => page.Instances)).map(({ Id, Attributes = {} }) => ({
    Id,
    Attributes: Object.fromEntries(Object.entries(Attributes).filter(([name]) => KNOWN.has(name))),
    OtherAttributeNames: Object.keys(Attributes)
      .filter((name) => !KNOWN.has(name))
      .sort(),
  }));
}

/**
 * Cloud Map.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html
 */
export const servicediscovery = defineCollector({
  service: "servicediscovery",
  scope: "regional",
  permissions: {
    ListInstances: "servicediscovery:ListInstances",
    ListNamespaces: "servicediscovery:ListNamespaces",
    ListServices: "servicediscovery:ListServices",
    ListTagsForResource: "servicediscovery:ListTagsForResource",
  },
  listings: [namespaces, services],
});

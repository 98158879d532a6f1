import {
  type Cluster,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  type Failure,
  paginateListClusters,
  paginateListServices,
  paginateListTasks,
  type Service,
  type Tag,
  type Task,
} from "@aws-sdk/client-ecs";
import { CallFailure } from "@/lib/aws/call-failure";
import type { Read } from "@/lib/model/read";
import type { CollectContext } from "./define";
import { inBatches } from "./shared/batches";
import { allItems } from "./shared/paginators";
import { tagMap } from "./shared/tags";

/** Services found cluster by cluster, with the failures of the clusters that could not be asked. */
type Services = { items: Service[]; failures: unknown[] };

/** All clusters of the region, asked for once per scope. */
export function allClusters(context: CollectContext): Promise<Cluster[]> {
  return context.once("clusters", async () => {
    const client = context.connect(ECSClient);
    const pages = context.paginate(paginateListClusters, client, { maxResults: 100 });
    const arns = await allItems(pages, (page) => page.clusterArns);
    const all: Cluster[] = [];
    for await (const clusters of inBatches(arns, 100)) {
      const include = ["CONFIGURATIONS" as const, "SETTINGS" as const, "TAGS" as const];
      const answer = await client.send(new DescribeClustersCommand({ clusters, include }));
      checkFailures(context, "DescribeClusters", answer.failures);
      all.push(...(answer.clusters ?? []));
    }
    // Deleted clusters are told of for some time.
    return all.filter(({ status }) => status !== "INACTIVE");
  });
}

/** Services of all clusters; the listing is partial when those of some cluster could not be read. */
export async function* allServices(context: CollectContext): AsyncGenerator<Service> {
  const { items, failures } = await context.once("services", async () => {
    const all: Services = { items: [], failures: [] };
    const found = context.each(await allClusters(context), (cluster) => servicesOf(context, cluster));
    for await (const { items, failures } of found) {
      all.items.push(...items);
      all.failures.push(...failures);
    }
    return all;
  });
  yield* items;
  for (const failure of failures) context.miss(failure);
}

async function servicesOf(context: CollectContext, { clusterArn: cluster }: Cluster): Promise<Services> {
  const client = context.connect(ECSClient);
  const all: Services = { items: [], failures: [] };
  try {
    const pages = context.paginate(paginateListServices, client, { cluster, maxResults: 100 });
    const arns = await allItems(pages, (page) => page.serviceArns);
    for await (const services of inBatches(arns, 10)) {
      const answer = await client.send(new DescribeServicesCommand({ cluster, services, include: ["TAGS"] }));
      checkFailures(context, "DescribeServices", answer.failures);
      all.items.push(...(answer.services ?? []));
    }
  } catch (error) {
    all.failures.push(error);
  }
  return all;
}

/** Some of the tasks that run in a cluster, in short, sorted. */
export function runningTasks(
  context: CollectContext,
  clusterArn: string,
  wanted: (task: Task) => boolean,
): Promise<Read<object[]>> {
  return context.read(async () => {
    const tasks = (await tasksOf(context, clusterArn)).filter(wanted);
    tasks.sort((one, other) => ((one.taskArn ?? "") < (other.taskArn ?? "") ? -1 : 1));
    return tasks.map(({ taskArn, taskDefinitionArn, group, lastStatus, containerInstanceArn, attachments = [] }) => ({
      taskArn,
      taskDefinitionArn,
      group,
      lastStatus,
      containerInstanceArn,
      networkInterfaceIds: attachments
        .flatMap(({ details = [] }) => details)
        .flatMap(({ name, value }) => (name === "networkInterfaceId" && value ? [value] : [])),
    }));
  });
}

/** Tags as ECS writes them. */
export function ecsTags(tags: Tag[] | undefined): Record<string, string> {
  return tagMap(tags?.map(({ key, value }) => ({ Key: key, Value: value })));
}

function tasksOf(context: CollectContext, cluster: string): Promise<Task[]> {
  return context.once(`tasks of ${cluster}`, async () => {
    const client = context.connect(ECSClient);
    const pages = context.paginate(paginateListTasks, client, { cluster, maxResults: 100 });
    const arns = await allItems(pages, (page) => page.taskArns);
    const all: Task[] = [];
    for await (const tasks of inBatches(arns, 100)) {
      const answer = await client.send(new DescribeTasksCommand({ cluster, tasks }));
      checkFailures(context, "DescribeTasks", answer.failures);
      all.push(...(answer.tasks ?? []));
    }
    return all;
  });
}

/**
 * ECS tells in its answer what it could not describe.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 * @throws CallFailure unless the things only went away since they were listed
 */
export function checkFailures(context: CollectContext, operation: string, failures: Failure[] = []): void {
  const failure = failures.find(({ reason }) => reason !== "MISSING");
  if (!failure) return;
  const { reason = "Failure", detail = "ECS could not describe something that it had listed." } = failure;
  throw new CallFailure("failed", reason, "ecs", context.region, operation, null, detail);
}

import {
  DescribeCapacityProvidersCommand,
  type DescribeCapacityProvidersCommandInput,
  DescribeContainerInstancesCommand,
  ECSClient,
  paginateListContainerInstances,
} from "@aws-sdk/client-ecs";
import { capacityProvider, containerInstance, ecsCluster, isOwnProvider } from "@/lib/model/resources/ecs";
import { defineCollector, found, listing } from "./define";
import { allClusters, checkFailures, ecsTags, runningTasks } from "./ecs-lists";
import { services, taskDefinitions } from "./ecs-services";
import { inBatches } from "./shared/batches";
import { allItems, below, paginatorOf } from "./shared/paginators";

const clusters = listing([ecsCluster], async function* (context) {
  yield* context.each(await allClusters(context), async (item) => {
    const { clusterArn: arn = "", clusterName: id = "" } = item;
    const StandaloneTasks = await runningTasks(context, arn, ({ group }) => !group?.startsWith("service:"));
    const configuration = { ...item, StandaloneTasks };
    return found(ecsCluster, { arn, id, tags: ecsTags(item.tags), state: item.status, configuration });
  });
});

const paginateCapacityProviders = paginatorOf(
  (client: ECSClient, input: DescribeCapacityProvidersCommandInput) =>
    client.send(new DescribeCapacityProvidersCommand(input)),
  ({ nextToken }) => (nextToken ? { nextToken } : null),
);

const capacityProviders = listing([capacityProvider], async function* (context) {
  const client = context.connect(ECSClient);
  const input = { include: ["TAGS" as const], maxResults: 10 };
  for await (const page of context.paginate(paginateCapacityProviders, client, input)) {
    checkFailures(context, "DescribeCapacityProviders", page.failures);
    for (const item of page.capacityProviders ?? []) {
      const { capacityProviderArn: arn = "", name = "", status: state } = item;
      if (!isOwnProvider(name)) continue;
      yield found(capacityProvider, { arn, id: name, tags: ecsTags(item.tags), state, configuration: { ...item } });
    }
  }
});

const containerInstances = listing([containerInstance], async function* (context) {
  const client = context.connect(ECSClient);
  yield* below(context, await allClusters(context), async ({ clusterArn = "", clusterName }) => {
    const pages = context.paginate(paginateListContainerInstances, client, { cluster: clusterArn, maxResults: 100 });
    const arns = await allItems(pages, (page) => page.containerInstanceArns);
    const all = [];
    for await (const batch of inBatches(arns, 100)) {
      const answer = await client.send(
        new DescribeContainerInstancesCommand({ cluster: clusterName, containerInstances: batch, include: ["TAGS"] }),
      );
      checkFailures(context, "DescribeContainerInstances", answer.failures);
      all.push(...(answer.containerInstances ?? []));
    }
    return all.map((item) => {
      const { containerInstanceArn: arn = "", ec2InstanceId } = item;
      return found(containerInstance, {
        arn,
        id: arn.split("/").at(-1) ?? "",
        name: ec2InstanceId,
        tags: ecsTags(item.tags),
        state: item.status,
        configuration: { ...item, clusterArn },
      });
    });
  });
});

/**
 * ECS. Without a cluster there are no services, and no task definition is in use; capacity providers can be without.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/Welcome.html
 */
export const ecs = defineCollector({
  service: "ecs",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
  permissions: {
    DescribeCapacityProviders: "ecs:DescribeCapacityProviders",
    DescribeClusters: "ecs:DescribeClusters",
    DescribeContainerInstances: "ecs:DescribeContainerInstances",
    DescribeServices: "ecs:DescribeServices",
    DescribeTaskDefinition: "ecs:DescribeTaskDefinition",
    DescribeTasks: "ecs:DescribeTasks",
    ListClusters: "ecs:ListClusters",
    ListContainerInstances: "ecs:ListContainerInstances",
    ListServices: "ecs:ListServices",
    ListTaskDefinitionFamilies: "ecs:ListTaskDefinitionFamilies",
    ListTasks: "ecs:ListTasks",
  },
  listings: [capacityProviders, clusters, containerInstances, services, taskDefinitions],
});

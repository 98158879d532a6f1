import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  paginateListTaskDefinitionFamilies,
  type Service,
} from "@aws-sdk/client-ecs";
import { ecsService, taskDefinition } from "@/lib/model/resources/ecs-services";
import { type CollectContext, type Found, found, listing } from "./define";
import { allClusters, allServices, ecsTags, runningTasks } from "./ecs-lists";
import { withoutContainerSecrets } from "./shared/container-secrets";
import { knownEmpty } from "./shared/known-empty";
import { below } from "./shared/paginators";

/** ECS services, with the tasks that they run. */
export const services = listing([ecsService], async function* (context) {
  yield* context.each(allServices(context), async (item) => {
    const { serviceArn: arn = "", serviceName: id = "", clusterArn = "", status: state } = item;
    const Tasks = await runningTasks(context, clusterArn, ({ group }) => group === `service:${id}`);
    const configuration = { ...withoutSecrets(item), Tasks };
    return found(ecsService, { arn, id, tags: ecsTags(item.tags), state, configuration });
  });
});

/** What only a deployment tells is the service's own while that deployment is the primary one. */
function withoutSecrets(item: Service): Record<string, unknown> {
  const primary = item.deployments?.find(({ status }) => status === "PRIMARY");
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations } = primary ?? {};
  const whole = { ...item, serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations };
  const cleaned = withoutContainerSecrets(whole);
  return typeof cleaned === "object" && cleaned !== null ? { ...cleaned } : {};
}

/** Task definitions in use: the newest of each family, which schedules run, and those that services run. */
export const taskDefinitions = listing([taskDefinition], async function* (context) {
  if (await knownEmpty(allClusters(context))) return;
  const newest = new Set<string>();
  for await (const definition of described(context, allFamilies(context))) {
    newest.add(definition.arn);
    yield definition;
  }
  const run = new Set<string>();
  for await (const { taskDefinition: arn, taskSets = [] } of allServices(context)) {
    for (const one of [arn, ...taskSets.map((set) => set.taskDefinition)]) if (one && !newest.has(one)) run.add(one);
  }
  yield* described(context, run);
});

async function* allFamilies(context: CollectContext): AsyncGenerator<string> {
  const input = { status: "ACTIVE" as const, maxResults: 100 };
  const pages = context.paginate(paginateListTaskDefinitionFamilies, context.connect(ECSClient), input);
  for await (const page of pages) yield* page.families ?? [];
}

/** @param names ARNs of revisions, or families, of which the newest active revision is told */
function described(context: CollectContext, names: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Found> {
  const client = context.connect(ECSClient);
  return below(context, names, async (name) => {
    const input = { taskDefinition: name, include: ["TAGS" as const] };
    const { taskDefinition: task = {}, tags } = await client.send(new DescribeTaskDefinitionCommand(input));
    const { taskDefinitionArn: arn = "", containerDefinitions, volumes } = task;
    const configuration = {
      ...task,
      containerDefinitions: withoutContainerSecrets(containerDefinitions),
      volumes: withoutContainerSecrets(volumes),
    };
    return [found(taskDefinition, { arn, id: `${task.family}:${task.revision}`, tags: ecsTags(tags), configuration })];
  });
}

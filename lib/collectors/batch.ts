import {
  BatchClient,
  type ComputeEnvironmentDetail,
  type JobDefinition,
  type JobQueueDetail,
  paginateDescribeComputeEnvironments,
  paginateDescribeJobDefinitions,
  paginateDescribeJobQueues,
} from "@aws-sdk/client-batch";
import { computeEnvironment, jobDefinition, jobQueue } from "@/lib/model/resources/batch";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { withoutContainerSecrets } from "./shared/container-secrets";
import { knownEmpty } from "./shared/known-empty";
import { allItems } from "./shared/paginators";

/** Most that a page of Batch's listings holds. */
const PAGE = { maxResults: 100 };

function allEnvironments(context: CollectContext): Promise<ComputeEnvironmentDetail[]> {
  return context.once("compute environments", () => {
    const pages = context.paginate(paginateDescribeComputeEnvironments, context.connect(BatchClient), PAGE);
    return allItems(pages, (page) => page.computeEnvironments);
  });
}

function allQueues(context: CollectContext): Promise<JobQueueDetail[]> {
  return context.once("job queues", () => {
    const pages = context.paginate(paginateDescribeJobQueues, context.connect(BatchClient), PAGE);
    return allItems(pages, (page) => page.jobQueues);
  });
}

const computeEnvironments = listing([computeEnvironment], async function* (context) {
  for (const item of await allEnvironments(context)) {
    const { computeEnvironmentArn: arn = "", computeEnvironmentName: id = "", tags = {}, status } = item;
    yield found(computeEnvironment, { arn, id, tags, state: status, configuration: { ...item } });
  }
});

const jobQueues = listing([jobQueue], async function* (context) {
  for (const item of await allQueues(context)) {
    const { jobQueueArn: arn = "", jobQueueName: id = "", tags = {}, status } = item;
    yield found(jobQueue, { arn, id, tags, state: status, configuration: { ...item } });
  }
});

const jobDefinitions = listing([jobDefinition], async function* (context) {
  // Without a queue no job can be submitted.
  if (await knownEmpty(allQueues(context))) return;
  const newest = new Map<string, JobDefinition>();
  const pages = context.paginate(paginateDescribeJobDefinitions, context.connect(BatchClient), {
    ...PAGE,
    status: "ACTIVE",
  });
  for await (const page of pages) {
    for (const item of page.jobDefinitions ?? []) {
      const { jobDefinitionName: name = "", revision = 0 } = item;
      if (revision >= (newest.get(name)?.revision ?? 0)) newest.set(name, item);
    }
  }
  for (const item of newest.values()) {
    const { jobDefinitionArn: arn = "", jobDefinitionName: name = "", tags = {}, revision, status } = item;
    const configuration = { ...asFields(withoutContainerSecrets(item)), tags: undefined };
    yield found(jobDefinition, { arn, id: `${name}:${revision}`, name, tags, state: status, configuration });
  }
});

function asFields(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

/** Batch. Jobs are not listed: they come and go. https://docs.aws.amazon.com/batch/latest/APIReference/Welcome.html */
export const batch = defineCollector({
  service: "batch",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbatch.html
  permissions: {
    DescribeComputeEnvironments: "batch:DescribeComputeEnvironments",
    DescribeJobDefinitions: "batch:DescribeJobDefinitions",
    DescribeJobQueues: "batch:DescribeJobQueues",
  },
  listings: [computeEnvironments, jobDefinitions, jobQueues],
});

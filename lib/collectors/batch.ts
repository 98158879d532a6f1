import {
  BatchClient,
  type JobDefinition,
  paginateDescribeComputeEnvironments,
  paginateDescribeJobDefinitions,
  paginateDescribeJobQueues,
} from "@aws-sdk/client-batch";
import { computeEnvironment, jobDefinition, jobQueue } from "@/lib/model/resources/batch";
import { defineCollector, found, listing } from "./define";
import { withoutContainerSecrets } from "./shared/container-secrets";

/** Most that a page of Batch's listings holds. */
const PAGE = { maxResults: 100 };

const computeEnvironments = listing([computeEnvironment], async function* (context) {
  const client = context.connect(BatchClient);
  for await (const page of context.paginate(paginateDescribeComputeEnvironments, client, PAGE)) {
    for (const item of page.computeEnvironments ?? []) {
      const { computeEnvironmentArn: arn = "", computeEnvironmentName: id = "", tags = {}, status } = item;
      yield found(computeEnvironment, { arn, id, tags, state: status, configuration: { ...item } });
    }
  }
});

const jobQueues = listing([jobQueue], async function* (context) {
  const client = context.connect(BatchClient);
  for await (const page of context.paginate(paginateDescribeJobQueues, client, PAGE)) {
    for (const item of page.jobQueues ?? []) {
      const { jobQueueArn: arn = "", jobQueueName: id = "", tags = {}, status } = item;
      yield found(jobQueue, { arn, id, tags, state: status, configuration: { ...item } });
    }
  }
});

const jobDefinitions = listing([jobDefinition], async function* (context) {
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

/** Batch. Jobs are not listed: they come and go. None of the lists implies another. https://docs.aws.amazon.com/batch/latest/APIReference/Welcome.html */
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

import {
  type ApplicationInfo,
  BatchGetApplicationsCommand,
  BatchGetDeploymentGroupsCommand,
  CodeDeployClient,
  type DeploymentGroupInfo,
  paginateListApplications,
  paginateListDeploymentGroups,
} from "@aws-sdk/client-codedeploy";
import { application, deploymentGroup } from "@/lib/model/resources/codedeploy";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { inBatches } from "./shared/batches";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { allItems, below } from "./shared/paginators";
import { told } from "./shared/told";

/** Most names that the batch operations take. */
const BATCH = 100;

/** CodeDeploy. https://docs.aws.amazon.com/codedeploy/latest/APIReference/Welcome.html */
export const codedeploy = defineCollector({
  service: "codedeploy",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    BatchGetApplications: "codedeploy:BatchGetApplications",
    BatchGetDeploymentGroups: "codedeploy:BatchGetDeploymentGroups",
    ListApplications: "codedeploy:ListApplications",
    ListDeploymentGroups: "codedeploy:ListDeploymentGroups",
  },
  listings: [
    listing([application], async function* (context) {
      const client = context.connect(CodeDeployClient);
      for await (const applicationNames of inBatches(await applications(context), BATCH)) {
        const { applicationsInfo } = await client.send(new BatchGetApplicationsCommand({ applicationNames }));
        const of = { service: "codedeploy", region: context.region, operation: "BatchGetApplications" };
        yield* context.each(told(applicationsInfo, of), (item) => toApplication(context, item));
      }
    }),
    listing([deploymentGroup], async function* (context) {
      const client = context.connect(CodeDeployClient);
      yield* below(context, await applications(context), (name) => groupsOf(context, client, name));
    }),
  ],
});

/** Names of the applications, which both listings go by. */
function applications(context: CollectContext): Promise<string[]> {
  return context.once("applications", () =>
    allItems(
      context.paginate(paginateListApplications, context.connect(CodeDeployClient), {}),
      (page) => page.applications,
    ),
  );
}

async function toApplication(context: CollectContext, item: ApplicationInfo): Promise<Found> {
  const { applicationName: id = "" } = item;
  const arn = context.arn("codedeploy", `application:${id}`);
  const { tags, unseenTags } = await bulkTags(context, "codedeploy", arn);
  return found(application, { arn, id, tags, configuration: { ...item, ...unseenTags } });
}

async function groupsOf(context: CollectContext, client: CodeDeployClient, applicationName: string): Promise<Found[]> {
  const pages = context.paginate(paginateListDeploymentGroups, client, { applicationName });
  const names = await allItems(pages, (page) => page.deploymentGroups);
  const groups: DeploymentGroupInfo[] = [];
  for await (const deploymentGroupNames of inBatches(names, BATCH)) {
    const command = new BatchGetDeploymentGroupsCommand({ applicationName, deploymentGroupNames });
    const { deploymentGroupsInfo } = await client.send(command);
    const of = { service: "codedeploy", region: context.region, operation: "BatchGetDeploymentGroups" };
    groups.push(...told(deploymentGroupsInfo, of));
  }
  return Promise.all(groups.map((group) => toGroup(context, group)));
}

async function toGroup(context: CollectContext, item: DeploymentGroupInfo): Promise<Found> {
  const { applicationName = "", deploymentGroupName: name = "" } = item;
  const arn = context.arn("codedeploy", `deploymentgroup:${applicationName}/${name}`);
  const { tags, unseenTags } = await bulkTags(context, "codedeploy", arn);
  // Other applications may have a group of the same name.
  const id = `${applicationName}/${name}`;
  return found(deploymentGroup, { arn, id, name, tags, configuration: { ...item, ...unseenTags } });
}

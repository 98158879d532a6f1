import {
  DescribeIpGroupsCommand,
  type DescribeIpGroupsCommandInput,
  paginateDescribeWorkspaceDirectories,
  paginateDescribeWorkspaces,
  WorkSpacesClient,
  type WorkspaceDirectory,
} from "@aws-sdk/client-workspaces";
import { workspace, workspaceDirectory, workspaceIpGroup } from "@/lib/model/resources/workspaces";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { knownEmpty } from "./shared/known-empty";
import { allItems, paginatorOf } from "./shared/paginators";

function allDirectories(context: CollectContext): Promise<WorkspaceDirectory[]> {
  return context.once("directories", () => {
    const pages = context.paginate(paginateDescribeWorkspaceDirectories, context.connect(WorkSpacesClient), {});
    return allItems(pages, (page) => page.Directories);
  });
}

const directories = listing([workspaceDirectory], async function* (context) {
  yield* context.each(await allDirectories(context), async (item) => {
    const { DirectoryId: id = "", WorkspaceDirectoryName, DirectoryName, State: state } = item;
    const arn = context.arn("workspaces", `directory/${id}`);
    const { tags, unseenTags } = await bulkTags(context, "workspaces", arn);
    const name = WorkspaceDirectoryName ?? DirectoryName;
    return found(workspaceDirectory, { arn, id, name, tags, state, configuration: { ...item, ...unseenTags } });
  });
});

const desktops = listing([workspace], async function* (context) {
  // A desktop belongs to a directory.
  if (await knownEmpty(allDirectories(context))) return;
  const client = context.connect(WorkSpacesClient);
  for await (const page of context.paginate(paginateDescribeWorkspaces, client, { Limit: 25 })) {
    yield* context.each(page.Workspaces ?? [], async (item) => {
      const { WorkspaceId: id = "", WorkspaceName: name, State: state } = item;
      const arn = context.arn("workspaces", `workspace/${id}`);
      const { tags, unseenTags } = await bulkTags(context, "workspaces", arn);
      return found(workspace, { arn, id, name, tags, state, configuration: { ...item, ...unseenTags } });
    });
  }
});

const paginateIpGroups = paginatorOf(
  (client: WorkSpacesClient, input: DescribeIpGroupsCommandInput) => client.send(new DescribeIpGroupsCommand(input)),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);

const ipGroups = listing([workspaceIpGroup], async function* (context) {
  const client = context.connect(WorkSpacesClient);
  for await (const page of context.paginate(paginateIpGroups, client, { MaxResults: 25 })) {
    yield* context.each(page.Result ?? [], async (item) => {
      const { groupId: id = "", groupName: name } = item;
      const arn = context.arn("workspaces", `workspaceipgroup/${id}`);
      const { tags, unseenTags } = await bulkTags(context, "workspaces", arn);
      return found(workspaceIpGroup, { arn, id, name, tags, configuration: { ...item, ...unseenTags } });
    });
  }
});

/** WorkSpaces. https://docs.aws.amazon.com/workspaces/latest/api/welcome.html */
export const workspaces = defineCollector({
  service: "workspaces",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonworkspaces.html
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeIpGroups: "workspaces:DescribeIpGroups",
    DescribeWorkspaceDirectories: "workspaces:DescribeWorkspaceDirectories",
    DescribeWorkspaces: "workspaces:DescribeWorkspaces",
  },
  listings: [desktops, directories, ipGroups],
});

import {
  ListTagsForResourceCommand,
  type Namespace,
  paginateListNamespaces,
  paginateListWorkgroups,
  RedshiftServerlessClient,
} from "@aws-sdk/client-redshift-serverless";
import { redshiftNamespace, redshiftWorkgroup } from "@/lib/model/resources/redshiftserverless";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { knownEmpty } from "./shared/known-empty";
import { allItems } from "./shared/paginators";
import { placeTags } from "./shared/tags";

/** Most items that Redshift Serverless gives on one page. */
const maxResults = 100;

/** Redshift Serverless. https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/Welcome.html */
export const redshiftserverless = defineCollector({
  service: "redshiftserverless",
  scope: "regional",
  permissions: {
    ListNamespaces: "redshift-serverless:ListNamespaces",
    ListTagsForResource: "redshift-serverless:ListTagsForResource",
    ListWorkgroups: "redshift-serverless:ListWorkgroups",
  },
  listings: [
    listing([redshiftNamespace], async function* (context) {
      yield* context.each(await namespaces(context), async (item) => {
        const { tags, unseenTags } = await readTags(context, item.namespaceArn);
        return found(redshiftNamespace, {
          arn: item.namespaceArn ?? "",
          id: item.namespaceName ?? "",
          tags,
          state: item.status,
          configuration: { ...item, iamRoles: item.iamRoles?.map(roleArn), ...unseenTags },
        });
      });
    }),
    listing([redshiftWorkgroup], async function* (context) {
      // A workgroup serves a namespace.
      if (await knownEmpty(namespaces(context))) return;
      const client = context.connect(RedshiftServerlessClient);
      for await (const page of context.paginate(paginateListWorkgroups, client, { maxResults })) {
        yield* context.each(page.workgroups ?? [], async (item) => {
          const { tags, unseenTags } = await readTags(context, item.workgroupArn);
          return found(redshiftWorkgroup, {
            arn: item.workgroupArn ?? "",
            id: item.workgroupName ?? "",
            tags,
            state: item.status,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
  ],
});

function namespaces(context: CollectContext): Promise<Namespace[]> {
  return context.once("namespaces", () => {
    const client = context.connect(RedshiftServerlessClient);
    return allItems(context.paginate(paginateListNamespaces, client, { maxResults }), (page) => page.namespaces);
  });
}

async function readTags(context: CollectContext, resourceArn: string | undefined) {
  const client = context.connect(RedshiftServerlessClient);
  const read = await context.read(async () => {
    const { tags = [] } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    return Object.fromEntries(tags.map(({ key, value }) => [key ?? "", value ?? ""]));
  });
  return placeTags(read);
}

/** ARN of a role that is told as `IamRole(applyStatus=in-sync, iamRoleArn=arn:...)`; the status moves by itself. */
function roleArn(role: string): string {
  return /arn:[^:]*:iam::[^,)\s]+/.exec(role)?.[0] ?? role;
}

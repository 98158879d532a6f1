import {
  DescribeDocumentPermissionCommand,
  type DocumentIdentifier,
  type ParameterMetadata,
  paginateDescribeParameters,
  paginateListAssociations,
  paginateListDocuments,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { ssmAssociation, ssmDocument, ssmParameter } from "@/lib/model/resources/ssm";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { allItems, paginatorOf } from "./shared/paginators";
import { tagMap } from "./shared/tags";
import { maintenanceWindows, managedInstances, patchBaselines } from "./ssm-machines";

const parameters = listing([ssmParameter], async function* (context) {
  const client = context.connect(SSMClient);
  for await (const page of context.paginate(paginateDescribeParameters, client, { MaxResults: 50 })) {
    yield* context.each(page.Parameters ?? [], (one) => toParameter(context, one));
  }
});

async function toParameter(context: CollectContext, one: ParameterMetadata): Promise<Found> {
  const Name = one.Name ?? "";
  const arn = one.ARN ?? context.arn("ssm", `parameter/${Name.replace(/^\//, "")}`);
  const { tags, unseenTags } = await bulkTags(context, "ssm", arn);
  return found(ssmParameter, { arn, id: Name, name: Name, tags, configuration: { ...one, ...unseenTags } });
}

const documents = listing([ssmDocument], async function* (context) {
  const client = context.connect(SSMClient);
  const input = { Filters: [{ Key: "Owner", Values: ["Self"] }], MaxResults: 50 };
  for await (const page of context.paginate(paginateListDocuments, client, input)) {
    yield* context.each(page.DocumentIdentifiers ?? [], (one) => toDocument(context, client, one));
  }
});

const paginateDocumentPermission = paginatorOf(
  (client: SSMClient, input: { Name: string | undefined; NextToken?: string }) =>
    client.send(new DescribeDocumentPermissionCommand({ ...input, PermissionType: "Share", MaxResults: 200 })),
  ({ NextToken }) => (NextToken ? { NextToken } : null),
);

async function toDocument(
  context: CollectContext,
  client: SSMClient,
  { Tags, ...one }: DocumentIdentifier,
): Promise<Found> {
  const Name = one.Name ?? "";
  const SharedWith = await context.read(() =>
    allItems(context.paginate(paginateDocumentPermission, client, { Name }), ({ AccountIds }) => AccountIds),
  );
  return found(ssmDocument, {
    arn: context.arn("ssm", `document/${Name}`),
    id: Name,
    name: Name,
    tags: tagMap(Tags),
    configuration: { ...one, SharedWith },
  });
}

const associations = listing([ssmAssociation], async function* (context) {
  const client = context.connect(SSMClient);
  for await (const page of context.paginate(paginateListAssociations, client, { MaxResults: 50 })) {
    yield* context.each(page.Associations ?? [], async (one) => {
      const id = one.AssociationId ?? "";
      const arn = context.arn("ssm", `association/${id}`);
      const { tags, unseenTags } = await bulkTags(context, "ssm", arn);
      return found(ssmAssociation, {
        arn,
        id,
        name: one.AssociationName ?? one.Name,
        tags,
        configuration: { ...one, ...unseenTags },
      });
    });
  }
});

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
export const ssm = defineCollector({
  service: "ssm",
  scope: "regional",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeDocumentPermission: "ssm:DescribeDocumentPermission",
    DescribeInstanceInformation: "ssm:DescribeInstanceInformation",
    DescribeInstancePatchStates: "ssm:DescribeInstancePatchStates",
    DescribeMaintenanceWindows: "ssm:DescribeMaintenanceWindows",
    DescribeMaintenanceWindowTargets: "ssm:DescribeMaintenanceWindowTargets",
    DescribeMaintenanceWindowTasks: "ssm:DescribeMaintenanceWindowTasks",
    DescribeParameters: "ssm:DescribeParameters",
    DescribePatchBaselines: "ssm:DescribePatchBaselines",
    GetPatchBaseline: "ssm:GetPatchBaseline",
    ListAssociations: "ssm:ListAssociations",
    ListDocuments: "ssm:ListDocuments",
  },
  listings: [associations, documents, maintenanceWindows, managedInstances, parameters, patchBaselines],
});

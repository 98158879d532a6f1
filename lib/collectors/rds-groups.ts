import {
  type Parameter,
  paginateDescribeDBClusterParameterGroups,
  paginateDescribeDBClusterParameters,
  paginateDescribeDBParameterGroups,
  paginateDescribeDBParameters,
  paginateDescribeDBSubnetGroups,
  RDSClient,
} from "@aws-sdk/client-rds";
import { dbClusterParameterGroup, dbParameterGroup, dbSubnetGroup } from "@/lib/model/resources/rds-groups";
import { type CollectContext, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";

/** Most items that RDS gives on one page. */
const MaxRecords = 100;

/** Subnet groups and parameter groups, those of DocumentDB and Neptune among them. */
export const rdsGroups = {
  permissions: {
    DescribeDBClusterParameterGroups: "rds:DescribeDBClusterParameterGroups",
    DescribeDBClusterParameters: "rds:DescribeDBClusterParameters",
    DescribeDBParameterGroups: "rds:DescribeDBParameterGroups",
    DescribeDBParameters: "rds:DescribeDBParameters",
    DescribeDBSubnetGroups: "rds:DescribeDBSubnetGroups",
    ...BULK_TAG_PERMISSIONS,
  },
  listings: [
    listing([dbSubnetGroup], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBSubnetGroups, client, { MaxRecords })) {
        yield* context.each(page.DBSubnetGroups ?? [], async (item) => {
          const { tags, unseenTags } = await bulkTags(context, "rds:subgrp", item.DBSubnetGroupArn ?? "");
          return found(dbSubnetGroup, {
            arn: item.DBSubnetGroupArn ?? "",
            id: item.DBSubnetGroupName ?? "",
            tags,
            state: item.SubnetGroupStatus,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
    listing([dbParameterGroup], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBParameterGroups, client, { MaxRecords })) {
        yield* context.each(page.DBParameterGroups ?? [], async (item) => {
          const { DBParameterGroupName, DBParameterGroupArn } = item;
          const [UserParameters, { tags, unseenTags }] = await Promise.all([
            readParameters(context, DBParameterGroupName, () =>
              context.paginate(paginateDescribeDBParameters, client, {
                DBParameterGroupName,
                Source: "user",
                MaxRecords,
              }),
            ),
            bulkTags(context, "rds:pg", DBParameterGroupArn ?? ""),
          ]);
          return found(dbParameterGroup, {
            arn: DBParameterGroupArn ?? "",
            id: DBParameterGroupName ?? "",
            tags,
            configuration: { ...item, UserParameters, ...unseenTags },
          });
        });
      }
    }),
    listing([dbClusterParameterGroup], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBClusterParameterGroups, client, { MaxRecords })) {
        yield* context.each(page.DBClusterParameterGroups ?? [], async (item) => {
          const { DBClusterParameterGroupName, DBClusterParameterGroupArn } = item;
          const [UserParameters, { tags, unseenTags }] = await Promise.all([
            readParameters(context, DBClusterParameterGroupName, () =>
              context.paginate(paginateDescribeDBClusterParameters, client, {
                DBClusterParameterGroupName,
                Source: "user",
                MaxRecords,
              }),
            ),
            bulkTags(context, "rds:cluster-pg", DBClusterParameterGroupArn ?? ""),
          ]);
          return found(dbClusterParameterGroup, {
            arn: DBClusterParameterGroupArn ?? "",
            id: DBClusterParameterGroupName ?? "",
            tags,
            configuration: { ...item, UserParameters, ...unseenTags },
          });
        });
      }
    }),
  ],
};

/** Parameters that somebody set. AWS's own `default.` groups cannot be changed, and are not asked for them. */
async function readParameters(
  context: CollectContext,
  group: string | undefined,
  ask: () => AsyncIterable<{ Parameters?: Parameter[] | undefined }>,
) {
  return context.read(async () => {
    const set: Pick<Parameter, "ParameterName" | "ParameterValue" | "ApplyMethod">[] = [];
    if (group?.startsWith("default.")) return set;
    for await (const { Parameters = [] } of ask()) {
      for (const { ParameterName, ParameterValue, ApplyMethod } of Parameters) {
        set.push({ ParameterName, ParameterValue, ApplyMethod });
      }
    }
    return set;
  });
}

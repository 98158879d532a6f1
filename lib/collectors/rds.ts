import {
  type DBCluster,
  type DBInstance,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBSnapshotAttributesCommand,
  ListTagsForResourceCommand,
  paginateDescribeDBClusterParameterGroups,
  paginateDescribeDBClusterSnapshots,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeDBParameterGroups,
  paginateDescribeDBSnapshots,
  paginateDescribeDBSubnetGroups,
  RDSClient,
} from "@aws-sdk/client-rds";
import {
  dbCluster,
  dbClusterParameterGroup,
  dbClusterSnapshot,
  dbInstance,
  dbParameterGroup,
  dbSnapshot,
  dbSubnetGroup,
} from "@/lib/model/resources/rds";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { placeTags, tagMap } from "./tags";

/** Most items that RDS gives on one page. */
const MaxRecords = 100;

/**
 * RDS. Its API answers for Aurora, DocumentDB and Neptune as well; they stay resources of RDS, told apart by engine.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html
 */
export const rds = defineCollector({
  service: "rds",
  scope: "regional",
  permissions: {
    DescribeDBClusterParameterGroups: "rds:DescribeDBClusterParameterGroups",
    DescribeDBClusterSnapshotAttributes: "rds:DescribeDBClusterSnapshotAttributes",
    DescribeDBClusterSnapshots: "rds:DescribeDBClusterSnapshots",
    DescribeDBClusters: "rds:DescribeDBClusters",
    DescribeDBInstances: "rds:DescribeDBInstances",
    DescribeDBParameterGroups: "rds:DescribeDBParameterGroups",
    DescribeDBSnapshotAttributes: "rds:DescribeDBSnapshotAttributes",
    DescribeDBSnapshots: "rds:DescribeDBSnapshots",
    DescribeDBSubnetGroups: "rds:DescribeDBSubnetGroups",
    ListTagsForResource: "rds:ListTagsForResource",
  },
  listings: [
    listing([dbInstance], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBInstances, client, { MaxRecords })) {
        for (const item of page.DBInstances ?? []) {
          yield found(dbInstance, {
            arn: item.DBInstanceArn ?? "",
            id: item.DBInstanceIdentifier ?? "",
            tags: tagMap(item.TagList),
            state: item.DBInstanceStatus,
            configuration: { ...item, ParameterApplyStatus: applyStatus(item) },
          });
        }
      }
    }),
    listing([dbCluster], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBClusters, client, { MaxRecords })) {
        for (const item of page.DBClusters ?? []) {
          yield found(dbCluster, {
            arn: item.DBClusterArn ?? "",
            id: item.DBClusterIdentifier ?? "",
            tags: tagMap(item.TagList),
            state: item.Status,
            configuration: { ...item, Writer: writer(item) },
          });
        }
      }
    }),
    listing([dbSubnetGroup], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBSubnetGroups, client, { MaxRecords })) {
        yield* context.each(page.DBSubnetGroups ?? [], async (item) => {
          const { tags, unseenTags } = await readTags(context, client, item.DBSubnetGroupArn);
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
          const { tags, unseenTags } = await readTags(context, client, item.DBParameterGroupArn);
          return found(dbParameterGroup, {
            arn: item.DBParameterGroupArn ?? "",
            id: item.DBParameterGroupName ?? "",
            tags,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
    listing([dbClusterParameterGroup], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBClusterParameterGroups, client, { MaxRecords })) {
        yield* context.each(page.DBClusterParameterGroups ?? [], async (item) => {
          const { tags, unseenTags } = await readTags(context, client, item.DBClusterParameterGroupArn);
          return found(dbClusterParameterGroup, {
            arn: item.DBClusterParameterGroupArn ?? "",
            id: item.DBClusterParameterGroupName ?? "",
            tags,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
    listing([dbSnapshot], async function* (context) {
      const client = context.connect(RDSClient);
      const input = { SnapshotType: "manual", MaxRecords };
      for await (const page of context.paginate(paginateDescribeDBSnapshots, client, input)) {
        yield* context.each(page.DBSnapshots ?? [], async (item) => {
          const { DBSnapshotIdentifier } = item;
          const SharedWith = await context.read(async () => {
            const answer = await client.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier }));
            return restorers(answer.DBSnapshotAttributesResult?.DBSnapshotAttributes);
          });
          return found(dbSnapshot, {
            arn: item.DBSnapshotArn ?? "",
            id: DBSnapshotIdentifier ?? "",
            tags: tagMap(item.TagList),
            state: item.Status,
            configuration: { ...item, SharedWith },
          });
        });
      }
    }),
    listing([dbClusterSnapshot], async function* (context) {
      const client = context.connect(RDSClient);
      const input = { SnapshotType: "manual", MaxRecords };
      for await (const page of context.paginate(paginateDescribeDBClusterSnapshots, client, input)) {
        yield* context.each(page.DBClusterSnapshots ?? [], async (item) => {
          const { DBClusterSnapshotIdentifier } = item;
          const SharedWith = await context.read(async () => {
            const command = new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier });
            const answer = await client.send(command);
            return restorers(answer.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes);
          });
          return found(dbClusterSnapshot, {
            arn: item.DBClusterSnapshotArn ?? "",
            id: DBClusterSnapshotIdentifier ?? "",
            tags: tagMap(item.TagList),
            state: item.Status,
            configuration: { ...item, SharedWith },
          });
        });
      }
    }),
  ],
});

/** Tags of what RDS lists without them. */
async function readTags(context: CollectContext, client: RDSClient, arn: string | undefined) {
  const read = await context.read(async () => {
    return tagMap((await client.send(new ListTagsForResourceCommand({ ResourceName: arn }))).TagList);
  });
  return placeTags(read);
}

/** How far each parameter group of an instance is in force, by name. */
export function applyStatus(instance: DBInstance): Record<string, string> {
  return Object.fromEntries(
    (instance.DBParameterGroups ?? []).flatMap(({ DBParameterGroupName: name, ParameterApplyStatus: status }) =>
      name && status ? [[name, status]] : [],
    ),
  );
}

/** Instance that takes the writes of a cluster; undefined while there is none. */
export function writer(cluster: DBCluster): string | undefined {
  return cluster.DBClusterMembers?.find((member) => member.IsClusterWriter)?.DBInstanceIdentifier;
}

type Attribute = { AttributeName?: string | undefined; AttributeValues?: string[] | undefined };

/**
 * Accounts that the attributes of a snapshot let restore it, `all` for everybody.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshotAttribute.html
 */
export function restorers(attributes: readonly Attribute[] | undefined): string[] {
  return (attributes ?? []).filter((it) => it.AttributeName === "restore").flatMap((it) => it.AttributeValues ?? []);
}

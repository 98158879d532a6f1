import {
  type DBCluster,
  type DBInstance,
  type GlobalCluster,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeGlobalClusters,
  RDSClient,
} from "@aws-sdk/client-rds";
import { homeRegion } from "@/lib/aws/partition";
import { dbCluster, dbInstance, globalCluster } from "@/lib/model/resources/rds";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { rdsGroups } from "./rds-groups";
import { rdsProxies } from "./rds-proxies";
import { rdsSnapshots } from "./rds-snapshots";
import { knownEmpty } from "./shared/known-empty";
import { tagMap } from "./shared/tags";

/** Most items that RDS gives on one page. */
const MaxRecords = 100;

/**
 * RDS. Its API answers for DocumentDB and Neptune as well, under ARNs of RDS and permissions of RDS. Their instances and
 * clusters belong to collectors of their own and are left out here (the engine filter cannot say "all but"), so that no
 * ARN is two things. What has no engine (subnet groups) and what is told apart by one (snapshots, parameter groups)
 * stays with RDS for all three.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html
 */
export const rds = defineCollector({
  service: "rds",
  scope: "regional",
  permissions: {
    DescribeDBClusters: "rds:DescribeDBClusters",
    DescribeDBInstances: "rds:DescribeDBInstances",
    DescribeGlobalClusters: "rds:DescribeGlobalClusters",
    ...rdsGroups.permissions,
    ...rdsProxies.permissions,
    ...rdsSnapshots.permissions,
  },
  listings: [
    listing([dbInstance], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBInstances, client, { MaxRecords })) {
        for (const item of (page.DBInstances ?? []).filter(isOfRds)) {
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
      for (const item of await clusters(context)) {
        yield found(dbCluster, {
          arn: item.DBClusterArn ?? "",
          id: item.DBClusterIdentifier ?? "",
          tags: tagMap(item.TagList),
          state: item.Status,
          configuration: { ...item, Writer: writer(item) },
        });
      }
    }),
    listing([globalCluster], async function* (context) {
      // Every region lists them. Each is kept in the region of its writer, where there must be a cluster; one without
      // members in the home region.
      const home = homeRegion(context.partition);
      if (context.region !== home && (await knownEmpty(clusters(context)))) return;
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeGlobalClusters, client, { MaxRecords })) {
        for (const item of (page.GlobalClusters ?? []).filter(isOfRds)) {
          const Writer = globalWriter(item);
          if ((Writer?.split(":")[3] ?? home) !== context.region) continue;
          yield found(globalCluster, {
            arn: item.GlobalClusterArn ?? "",
            id: item.GlobalClusterIdentifier ?? "",
            tags: tagMap(item.TagList),
            state: item.Status,
            configuration: { ...item, Writer },
          });
        }
      }
    }),
    ...rdsGroups.listings,
    ...rdsProxies.listings,
    ...rdsSnapshots.listings,
  ],
});

function clusters(context: CollectContext): Promise<DBCluster[]> {
  return context.once("clusters", async () => {
    const all: DBCluster[] = [];
    const pages = context.paginate(paginateDescribeDBClusters, context.connect(RDSClient), { MaxRecords });
    for await (const page of pages) all.push(...(page.DBClusters ?? []).filter(isOfRds));
    return all;
  });
}

/** False for what DocumentDB and Neptune own; engines that are yet to come count as RDS. */
function isOfRds({ Engine }: { Engine?: string | undefined }): boolean {
  return Engine !== "docdb" && Engine !== "neptune";
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

/** ARN of the cluster that takes the writes of a global one; undefined while there is none. */
function globalWriter({ GlobalClusterMembers }: GlobalCluster): string | undefined {
  return GlobalClusterMembers?.find((member) => member.IsWriter)?.DBClusterArn;
}

import {
  DescribeLoggingStatusCommand,
  paginateDescribeClusterParameterGroups,
  paginateDescribeClusterParameters,
  paginateDescribeClusterSubnetGroups,
  paginateDescribeClusters,
  RedshiftClient,
} from "@aws-sdk/client-redshift";
import { redshiftCluster, redshiftParameterGroup, redshiftSubnetGroup } from "@/lib/model/resources/redshift";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { allItems } from "./shared/paginators";
import { tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Most items that Redshift gives on one page. */
const MaxRecords = 100;

/** Redshift. https://docs.aws.amazon.com/redshift/latest/APIReference/Welcome.html */
export const redshift = defineCollector({
  service: "redshift",
  scope: "regional",
  permissions: {
    DescribeClusterParameterGroups: "redshift:DescribeClusterParameterGroups",
    DescribeClusterParameters: "redshift:DescribeClusterParameters",
    DescribeClusterSubnetGroups: "redshift:DescribeClusterSubnetGroups",
    DescribeClusters: "redshift:DescribeClusters",
    DescribeLoggingStatus: "redshift:DescribeLoggingStatus",
  },
  listings: [
    listing([redshiftCluster], async function* (context) {
      const client = context.connect(RedshiftClient);
      for await (const page of context.paginate(paginateDescribeClusters, client, { MaxRecords })) {
        yield* context.each(page.Clusters ?? [], async (item) => {
          const { ClusterIdentifier } = item;
          const Logging = await context.read(async () => {
            const { $metadata, ...status } = await client.send(new DescribeLoggingStatusCommand({ ClusterIdentifier }));
            const of = { service: "redshift", region: context.region, operation: "DescribeLoggingStatus" };
            return { ...status, LoggingEnabled: told(status.LoggingEnabled, of) };
          });
          return found(redshiftCluster, {
            arn: context.arn("redshift", `cluster:${ClusterIdentifier}`),
            id: ClusterIdentifier ?? "",
            tags: tagMap(item.Tags),
            state: item.ClusterStatus,
            configuration: { ...item, Logging },
          });
        });
      }
    }),
    listing([redshiftSubnetGroup], async function* (context) {
      const client = context.connect(RedshiftClient);
      for await (const page of context.paginate(paginateDescribeClusterSubnetGroups, client, { MaxRecords })) {
        for (const item of page.ClusterSubnetGroups ?? []) {
          yield found(redshiftSubnetGroup, {
            arn: context.arn("redshift", `subnetgroup:${item.ClusterSubnetGroupName}`),
            id: item.ClusterSubnetGroupName ?? "",
            tags: tagMap(item.Tags),
            configuration: { ...item },
          });
        }
      }
    }),
    listing([redshiftParameterGroup], async function* (context) {
      const client = context.connect(RedshiftClient);
      for await (const page of context.paginate(paginateDescribeClusterParameterGroups, client, { MaxRecords })) {
        yield* context.each(page.ParameterGroups ?? [], async (item) => {
          const UserParameters = await readParameters(context, client, item.ParameterGroupName);
          return found(redshiftParameterGroup, {
            arn: context.arn("redshift", `parametergroup:${item.ParameterGroupName}`),
            id: item.ParameterGroupName ?? "",
            tags: tagMap(item.Tags),
            configuration: { ...item, UserParameters },
          });
        });
      }
    }),
  ],
});

/** Parameters that somebody set. AWS's own `default.` groups cannot be changed, and are not asked for them. */
async function readParameters(context: CollectContext, client: RedshiftClient, ParameterGroupName = "") {
  return context.read(async () => {
    if (ParameterGroupName.startsWith("default.")) return [];
    const input = { ParameterGroupName, Source: "user", MaxRecords };
    const pages = context.paginate(paginateDescribeClusterParameters, client, input);
    const parameters = await allItems(pages, (page) => page.Parameters);
    return parameters.map(({ ParameterName, ParameterValue }) => ({ ParameterName, ParameterValue }));
  });
}

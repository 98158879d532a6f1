import * as sdk from "@aws-sdk/client-elasticache";
import { defineSeed } from "../seed";
import { xmlAnswer } from "../wire-answers";

/** A subnet group. Nodes of replication groups and serverless caches, which the emulator lacks, are recorded. */
export const seed = defineSeed({
  async make({ config, subnets }) {
    const client = new sdk.ElastiCacheClient(config);
    await client.send(
      new sdk.CreateCacheSubnetGroupCommand({
        CacheSubnetGroupName: "caches",
        CacheSubnetGroupDescription: "caches",
        SubnetIds: subnets,
      }),
    );
  },
  answers: ({ config, awsAccountId }) => {
    const arn = (resource: string) => `<ARN>arn:aws:elasticache:${config.region}:${awsAccountId}:${resource}</ARN>`;
    return {
      "elasticache.DescribeCacheClusters": xmlAnswer(
        `<DescribeCacheClustersResponse><DescribeCacheClustersResult><CacheClusters><CacheCluster>
           <CacheClusterId>sessions-001</CacheClusterId>${arn("cluster:sessions-001")}
           <ReplicationGroupId>sessions</ReplicationGroupId>
         </CacheCluster></CacheClusters></DescribeCacheClustersResult></DescribeCacheClustersResponse>`,
      ),
      "elasticache.DescribeReplicationGroups": xmlAnswer(
        `<DescribeReplicationGroupsResponse><DescribeReplicationGroupsResult><ReplicationGroups><ReplicationGroup>
           <ReplicationGroupId>sessions</ReplicationGroupId>${arn("replicationgroup:sessions")}
         </ReplicationGroup></ReplicationGroups></DescribeReplicationGroupsResult></DescribeReplicationGroupsResponse>`,
      ),
      "elasticache.DescribeServerlessCaches": xmlAnswer(
        `<DescribeServerlessCachesResponse><DescribeServerlessCachesResult><ServerlessCaches><member>
           <ServerlessCacheName>pages</ServerlessCacheName>${arn("serverlesscache:pages")}
         </member></ServerlessCaches></DescribeServerlessCachesResult></DescribeServerlessCachesResponse>`,
      ),
    };
  },
});

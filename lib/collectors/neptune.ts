import {
  ListTagsForResourceCommand,
  NeptuneClient,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
} from "@aws-sdk/client-neptune";
import { neptuneCluster, neptuneInstance } from "@/lib/model/resources/neptune";
import { defineCollector } from "./define";
import { engineListings } from "./rds-engine";

/** Neptune, whose permissions are those of RDS. https://docs.aws.amazon.com/neptune/latest/apiref/Welcome.html */
export const neptune = defineCollector({
  service: "neptune",
  scope: "regional",
  permissions: {
    DescribeDBClusters: "rds:DescribeDBClusters",
    DescribeDBInstances: "rds:DescribeDBInstances",
    ListTagsForResource: "rds:ListTagsForResource",
  },
  listings: engineListings({
    engine: "neptune",
    client: NeptuneClient,
    cluster: neptuneCluster,
    instance: neptuneInstance,
    clusters: paginateDescribeDBClusters,
    instances: paginateDescribeDBInstances,
    tags: (client, ResourceName) => client.send(new ListTagsForResourceCommand({ ResourceName })),
  }),
});

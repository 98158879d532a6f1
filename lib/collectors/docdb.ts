import {
  DocDBClient,
  ListTagsForResourceCommand,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
} from "@aws-sdk/client-docdb";
import { docdbCluster, docdbInstance } from "@/lib/model/resources/docdb";
import { defineCollector } from "./define";
import { engineListings } from "./rds-engine";

/** DocumentDB, whose permissions are those of RDS. https://docs.aws.amazon.com/documentdb/latest/developerguide/api-reference.html */
export const docdb = defineCollector({
  service: "docdb",
  scope: "regional",
  permissions: {
    DescribeDBClusters: "rds:DescribeDBClusters",
    DescribeDBInstances: "rds:DescribeDBInstances",
    ListTagsForResource: "rds:ListTagsForResource",
  },
  listings: engineListings({
    engine: "docdb",
    client: DocDBClient,
    cluster: docdbCluster,
    instance: docdbInstance,
    clusters: paginateDescribeDBClusters,
    instances: paginateDescribeDBInstances,
    tags: (client, ResourceName) => client.send(new ListTagsForResourceCommand({ ResourceName })),
  }),
});

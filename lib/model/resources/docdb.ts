import { databaseCluster, databaseInstance } from "./rds-databases";

/** Clusters of DocumentDB, whose ARNs are of RDS. */
export const docdbCluster = databaseCluster({
  type: "AWS::DocDB::DBCluster",
  service: "docdb",
  title: "DocumentDB clusters",
});

/** Instances of the clusters of DocumentDB. */
export const docdbInstance = databaseInstance({
  type: "AWS::DocDB::DBInstance",
  service: "docdb",
  title: "DocumentDB instances",
  cluster: "AWS::DocDB::DBCluster",
});

import { databaseCluster, databaseInstance } from "./rds-databases";

/** Clusters of Neptune, whose ARNs are of RDS. */
export const neptuneCluster = databaseCluster({
  type: "AWS::Neptune::DBCluster",
  service: "neptune",
  title: "Neptune clusters",
});

/** Instances of the clusters of Neptune. */
export const neptuneInstance = databaseInstance({
  type: "AWS::Neptune::DBInstance",
  service: "neptune",
  title: "Neptune instances",
  cluster: "AWS::Neptune::DBCluster",
});

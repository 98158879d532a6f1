import { z } from "zod";
import { relate } from "../relate";
import { defineResourceType } from "../resource";
import { databaseCluster, databaseInstance } from "./rds-databases";

const text = z.string().optional();
const flag = z.boolean().optional();

/** Database instances, those of Aurora among them. Those of DocumentDB and Neptune are in files of their own. */
export const dbInstance = databaseInstance({
  type: "AWS::RDS::DBInstance",
  service: "rds",
  title: "RDS instances",
  cluster: "AWS::RDS::DBCluster",
});

/** Database clusters: Aurora and Multi-AZ clusters, told apart by `Engine`. */
export const dbCluster = databaseCluster({ type: "AWS::RDS::DBCluster", service: "rds", title: "RDS clusters" });

/**
 * Aurora databases that span regions.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_GlobalCluster.html
 */
export const globalCluster = defineResourceType({
  type: "AWS::RDS::GlobalCluster",
  service: "rds",
  title: "RDS global clusters",
  arn: "rds:global-cluster:*",
  cli: "rds describe-global-clusters --global-cluster-identifier {id}",
  schema: z.looseObject({
    GlobalClusterIdentifier: z.string(),
    GlobalClusterArn: z.string(),
    Engine: text,
    StorageEncrypted: flag,
    DeletionProtection: flag,
    GlobalClusterMembers: z.array(z.looseObject({ DBClusterArn: text })).optional(),
    /** ARN of the member that writes at the moment; a switchover moves it. */
    Writer: text,
  }),
  volatileState: true,
  runtime: ["FailoverState", "Writer"],
  drop: [
    "GlobalClusterMembers[].IsWriter",
    "GlobalClusterMembers[].Readers",
    "GlobalClusterMembers[].SynchronizationStatus",
    "Status",
    "TagList",
  ],
  relations: ({ GlobalClusterMembers }) =>
    relate("consists of", "AWS::RDS::DBCluster", GlobalClusterMembers?.map((member) => member.DBClusterArn) ?? []),
});

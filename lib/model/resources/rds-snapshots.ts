import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();

/** Accounts that may restore a snapshot; `all` is everybody. */
const sharing = readOf(z.array(z.string()));

/**
 * Snapshots that people made; automated ones come and go by themselves and cannot be shared.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html and API_DBSnapshotAttribute
 */
export const dbSnapshot = defineResourceType({
  type: "AWS::RDS::DBSnapshot",
  service: "rds",
  title: "RDS snapshots",
  arn: "rds:snapshot:*",
  cli: "rds describe-db-snapshots --db-snapshot-identifier {id}",
  schema: z.looseObject({
    DBSnapshotIdentifier: z.string(),
    DBSnapshotArn: z.string(),
    DBInstanceIdentifier: text,
    Engine: text,
    SnapshotCreateTime: text,
    Encrypted: flag,
    KmsKeyId: text,
    SharedWith: sharing,
  }),
  volatileState: true,
  drop: ["PercentProgress", "Status", "TagList"],
  relations: (snapshot) => [
    ...relate("was made from", "AWS::RDS::DBInstance", [snapshot.DBInstanceIdentifier]),
    ...relate("is encrypted by", "AWS::KMS::Key", [snapshot.KmsKeyId]),
  ],
});

/**
 * Snapshots of clusters, those of DocumentDB and Neptune among them, told apart by `Engine`.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterSnapshot.html
 */
export const dbClusterSnapshot = defineResourceType({
  type: "AWS::RDS::DBClusterSnapshot",
  service: "rds",
  title: "RDS cluster snapshots",
  arn: "rds:cluster-snapshot:*",
  cli: "rds describe-db-cluster-snapshots --db-cluster-snapshot-identifier {id}",
  schema: z.looseObject({
    DBClusterSnapshotIdentifier: z.string(),
    DBClusterSnapshotArn: z.string(),
    DBClusterIdentifier: text,
    Engine: text,
    SnapshotCreateTime: text,
    StorageEncrypted: flag,
    KmsKeyId: text,
    SharedWith: sharing,
  }),
  volatileState: true,
  drop: ["PercentProgress", "Status", "TagList"],
  relations: (snapshot) => [
    ...relate("was made from", "AWS::RDS::DBCluster", [snapshot.DBClusterIdentifier]),
    ...relate("is encrypted by", "AWS::KMS::Key", [snapshot.KmsKeyId]),
  ],
});

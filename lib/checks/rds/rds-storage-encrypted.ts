import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { neptuneCluster, neptuneInstance } from "@/lib/model/resources/neptune";
import { dbCluster, dbInstance } from "@/lib/model/resources/rds";

/** Instances, and clusters that have none at the moment: members take their cluster's storage. DocumentDB is no part of it. */
export const rdsStorageEncrypted = resourceCheck({
  id: "rds-storage-encrypted",
  service: "rds",
  title: "Database storage is encrypted",
  severity: "high",
  version: 1,
  types: [dbInstance, neptuneInstance, dbCluster, neptuneCluster],
  evaluate: ({ configuration }) => {
    if (hasMembers(configuration)) return null;
    const { StorageEncrypted, KmsKeyId, Engine } = configuration;
    const evidence = [fact("StorageEncrypted", StorageEncrypted === true), fact("Engine", Engine)];
    return StorageEncrypted === true
      ? pass("The storage is encrypted.", [...evidence, fact("KmsKeyId", KmsKeyId)])
      : fail("The storage is not encrypted.", evidence);
  },
  risk:
    "Snapshots and copies of the storage can be read by everybody who gets hold of them, without asking any key. It " +
    "cannot be changed later: the data has to move to a new database.",
  fix: {
    console: [
      "RDS, Snapshots, Take snapshot of the database",
      "The snapshot, Actions, Copy snapshot, Enable encryption",
      "The copy, Actions, Restore snapshot under a new name",
      "Point the application to the new database, then delete the old one",
    ],
    cli: [
      "aws rds create-db-snapshot --db-instance-identifier {id} --db-snapshot-identifier {id}-plain",
      "aws rds copy-db-snapshot --source-db-snapshot-identifier {id}-plain --target-db-snapshot-identifier {id}-encrypted --kms-key-id alias/aws/rds",
      "aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier {id}-encrypted --db-instance-identifier {id}-encrypted",
    ],
    terraform:
      'resource "aws_db_instance" "this" {\n  storage_encrypted = true\n  kms_key_id        = aws_kms_key.rds.arn\n}',
    link: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
  },
  apis: ["rds:DescribeDBInstances", "rds:DescribeDBClusters"],
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html",
});

function hasMembers(configuration: object): boolean {
  const members = "DBClusterMembers" in configuration ? configuration.DBClusterMembers : [];
  return Array.isArray(members) && members.length > 0;
}

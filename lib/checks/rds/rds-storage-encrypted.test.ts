import { describe } from "vitest";
import { neptuneInstance } from "@/lib/model/resources/neptune";
import { dbCluster, dbInstance } from "@/lib/model/resources/rds";
import { aCluster, aDatabase } from "@/lib/testing/databases";
import { factTable, resource } from "@/lib/testing/facts";
import { rdsStorageEncrypted } from "./rds-storage-encrypted";

const neptune = resource(neptuneInstance, {
  ...{ DBInstanceIdentifier: "graph", DBInstanceArn: "arn:aws:rds:eu-west-1:123456789012:db:graph" },
  ...{ Engine: "neptune", StorageEncrypted: false },
});

describe("database storage is encrypted", () => {
  factTable(rdsStorageEncrypted, [
    { name: "an instance", status: "pass", resources: [aDatabase({ StorageEncrypted: true })] },
    { name: "an instance that is not", status: "fail", resources: [aDatabase({ StorageEncrypted: false })] },
    { name: "an instance that does not say", status: "fail", resources: [aDatabase()] },
    { name: "Neptune, which RDS lists as well", status: "fail", resources: [neptune] },
    {
      name: "a member of a cluster, once",
      status: "fail",
      resources: [
        aDatabase({ StorageEncrypted: false, DBClusterIdentifier: "cluster-1" }),
        aCluster(["db-1"], { StorageEncrypted: false }),
      ],
      subject: "db:db-1",
      results: 1,
    },
    {
      name: "a cluster without members, which Prowler does not see",
      status: "fail",
      resources: [aCluster([], { StorageEncrypted: false })],
      subject: "cluster:cluster-1",
    },
    {
      name: "an encrypted cluster without members",
      status: "pass",
      resources: [aCluster([], { StorageEncrypted: true })],
    },
    { name: "a cluster with members only", status: "not_applicable", resources: [aCluster(["db-9"])] },
    { name: "instances were not listed", status: "not_seen", hidden: [[dbInstance, "denied", "eu-west-1"]] },
    { name: "clusters were not listed", status: "not_seen", hidden: [[dbCluster, "throttled", "eu-west-1"]] },
    { name: "no database", status: "not_applicable" },
  ]);
});

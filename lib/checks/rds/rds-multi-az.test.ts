import { describe } from "vitest";
import { dbCluster, dbInstance } from "@/lib/model/resources/rds";
import { aCluster, aDatabase } from "@/lib/testing/databases";
import { factTable } from "@/lib/testing/facts";
import { rdsMultiAz } from "./rds-multi-az";

const far = aDatabase({ MultiAZ: true }, "far", "us-east-1");

describe("databases span zones", () => {
  factTable(rdsMultiAz, [
    { name: "an instance with a standby", status: "pass", resources: [aDatabase({ MultiAZ: true })] },
    { name: "an instance without", status: "fail", resources: [aDatabase({ MultiAZ: false })], says: "one zone only" },
    { name: "an instance that does not say", status: "fail", resources: [aDatabase()] },
    {
      name: "a cluster, its members not again, as Prowler does",
      status: "pass",
      resources: [
        aCluster(["db-1"], { MultiAZ: true }),
        aDatabase({ MultiAZ: false, DBClusterIdentifier: "cluster-1" }),
      ],
      results: 1,
    },
    { name: "a cluster in one zone", status: "fail", resources: [aCluster(["db-1"], { MultiAZ: false })] },
    {
      name: "a read replica of one that spans zones, which fails for Prowler",
      status: "not_applicable",
      resources: [aDatabase({ MultiAZ: true }), aDatabase({ ReadReplicaSourceDBInstanceIdentifier: "db-1" }, "copy")],
      subject: "db:copy",
    },
    {
      name: "a read replica of one in another region",
      status: "not_applicable",
      resources: [far, aDatabase({ ReadReplicaSourceDBInstanceIdentifier: far.arn }, "copy")],
      subject: "db:copy",
    },
    {
      name: "a read replica of a cluster",
      status: "not_applicable",
      resources: [aCluster([], { MultiAZ: true }), aDatabase({ ReadReplicaSourceDBClusterIdentifier: "cluster-1" })],
      subject: "db:db-1",
    },
    {
      name: "a read replica of one in one zone",
      status: "fail",
      resources: [aDatabase(), aDatabase({ ReadReplicaSourceDBInstanceIdentifier: "db-1" }, "copy")],
      subject: "db:copy",
      says: "so does its source db-1",
    },
    {
      name: "a read replica of one that nobody saw",
      status: "fail",
      resources: [aDatabase({ ReadReplicaSourceDBInstanceIdentifier: "gone" })],
    },
    { name: "instances were not listed", status: "not_seen", hidden: [[dbInstance, "denied", "eu-west-1"]] },
    { name: "clusters were not listed", status: "not_seen", hidden: [[dbCluster, "denied", "eu-west-1"]] },
    { name: "no database", status: "not_applicable" },
  ]);
});

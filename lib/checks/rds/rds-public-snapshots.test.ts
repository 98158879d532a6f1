import { describe, expect, it } from "vitest";
import { seen, unseen } from "@/lib/model/read";
import { dbClusterSnapshot, dbSnapshot } from "@/lib/model/resources/rds-snapshots";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { rdsPublicSnapshots } from "./rds-public-snapshots";

const shared = (accounts: string[] | null) =>
  accounts === null
    ? unseen("denied", "DescribeDBSnapshotAttributes", "rds:DescribeDBSnapshotAttributes")
    : seen(accounts);
const one = (accounts: string[] | null) =>
  resource(
    dbSnapshot,
    { DBSnapshotIdentifier: "s-1", DBSnapshotArn: "arn:s", SharedWith: shared(accounts) },
    { arn: "arn:s" },
  );
const ofCluster = (accounts: string[] | null) =>
  resource(
    dbClusterSnapshot,
    { DBClusterSnapshotIdentifier: "c-1", DBClusterSnapshotArn: "arn:c", SharedWith: shared(accounts) },
    { arn: "arn:c" },
  );

describe("snapshots of databases are not public", () => {
  factTable(rdsPublicSnapshots, [
    { name: "private", status: "pass", resources: [one([])] },
    { name: "shared with an account", status: "pass", resources: [one(["999999999999"])], says: "999999999999" },
    { name: "public", status: "fail", resources: [one(["all"])], severity: "critical" },
    { name: "public, and shared with an account", status: "fail", resources: [one(["999999999999", "all"])] },
    { name: "a public one of a cluster", status: "fail", resources: [ofCluster(["all"])], says: "cluster snapshot" },
    { name: "not read", status: "not_seen", resources: [one(null)], says: "SharedWith" },
    { name: "one of two", status: "fail", resources: [one([]), ofCluster(["all"])], subject: "arn:c", results: 1 },
    { name: "no snapshot", status: "not_applicable" },
    { name: "one kind was not listed", status: "not_seen", hidden: [[dbClusterSnapshot, "denied", "eu-west-1"]] },
  ]);

  it("knows which command takes the sharing back", () => {
    const kinds = judge(rdsPublicSnapshots, { resources: [one(["all"]), ofCluster(["all"])] });
    expect(kinds.map(({ verdict }) => verdict.values)).toEqual([
      { kind: "db-cluster-snapshot" },
      { kind: "db-snapshot" },
    ]);
  });
});

import { describe } from "vitest";
import { dbInstance } from "@/lib/model/resources/rds";
import { aDatabase } from "@/lib/testing/databases";
import { factTable } from "@/lib/testing/facts";
import { rdsAutoMinorUpgrade } from "./rds-auto-minor-upgrade";

const member = (AutoMinorVersionUpgrade: boolean, id: string) =>
  aDatabase({ AutoMinorVersionUpgrade, DBClusterIdentifier: "cluster-1" }, id);

describe("minor upgrades", () => {
  factTable(rdsAutoMinorUpgrade, [
    { name: "on", status: "pass", resources: [aDatabase({ AutoMinorVersionUpgrade: true })] },
    { name: "off", status: "fail", resources: [aDatabase({ AutoMinorVersionUpgrade: false })] },
    { name: "not said", status: "fail", resources: [aDatabase()] },
    {
      name: "on, but another member of the cluster has it off",
      status: "pass",
      resources: [member(true, "db-1"), member(false, "db-2")],
      subject: "db:db-1",
      says: "other members",
    },
    {
      name: "the member that has it off",
      status: "fail",
      resources: [member(true, "db-1"), member(false, "db-2")],
      subject: "db:db-2",
    },
    { name: "not listed", status: "not_seen", hidden: [[dbInstance, "denied", "eu-west-1"]] },
    { name: "no database", status: "not_applicable" },
  ]);
});

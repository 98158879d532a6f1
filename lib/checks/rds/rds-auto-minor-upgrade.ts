import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { shortList } from "@/lib/checks/shared/short-list";
import { neptuneInstance } from "@/lib/model/resources/neptune";
import { dbInstance } from "@/lib/model/resources/rds";

/** AWS puts in minor versions by itself, of a cluster only when every member lets it. DocumentDB is no part of it. */
export const rdsAutoMinorUpgrade = resourceCheck({
  id: "rds-auto-minor-upgrade",
  service: "rds",
  title: "Databases take minor upgrades automatically",
  severity: "medium",
  version: 1,
  types: [dbInstance, neptuneInstance],
  evaluate: ({ id, region, configuration }, facts) => {
    const { AutoMinorVersionUpgrade, EngineVersion, DBClusterIdentifier: cluster } = configuration;
    const others = [...facts.known(dbInstance, region), ...facts.known(neptuneInstance, region)].filter(
      (one) => cluster !== undefined && one.configuration.DBClusterIdentifier === cluster && one.id !== id,
    );
    const off = others.filter((one) => one.configuration.AutoMinorVersionUpgrade !== true).map((one) => one.id);
    const evidence = [
      fact("AutoMinorVersionUpgrade", AutoMinorVersionUpgrade === true),
      fact("EngineVersion", EngineVersion),
      ...(off.length > 0 ? [fact(`Members of ${cluster} with it off`, shortList(off))] : []),
    ];
    if (AutoMinorVersionUpgrade !== true) return fail("Minor versions wait for somebody to put them in.", evidence);
    return off.length > 0
      ? pass(
          "It takes minor versions by itself, but other members of its cluster do not, so AWS leaves all alone.",
          evidence,
        )
      : pass("It takes minor versions by itself.", evidence);
  },
  risk: "Known holes of the engine stay open until somebody remembers to upgrade.",
  fix: {
    console: [
      "RDS, Databases, the instance, Modify",
      "Maintenance, Enable auto minor version upgrade",
      "Continue, then Modify DB instance; it happens in the maintenance window",
    ],
    cli: ["aws rds modify-db-instance --db-instance-identifier {id} --auto-minor-version-upgrade"],
    terraform: 'resource "aws_db_instance" "this" {\n  auto_minor_version_upgrade = true\n}',
    link: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
  },
  apis: ["rds:DescribeDBInstances"],
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html",
});

import { fact, fail, notApplicable, pass, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts, KnownResource } from "@/lib/checks/engine/facts";
import { shortList } from "@/lib/checks/shared/short-list";
import { neptuneCluster } from "@/lib/model/resources/neptune";
import { dbCluster, dbInstance } from "@/lib/model/resources/rds";

type Instance = KnownResource<typeof dbInstance>;

/** Clusters and instances that stand alone; members are their cluster's. DocumentDB is no part of it. */
export const rdsMultiAz = resourceCheck({
  id: "rds-multi-az",
  service: "rds",
  title: "Databases span availability zones",
  severity: "medium",
  version: 1,
  types: [dbInstance, dbCluster, neptuneCluster],
  evaluate: (one, facts) => {
    if (!isInstance(one)) return ofCluster(one.configuration);
    const { DBClusterIdentifier, MultiAZ, AvailabilityZone } = one.configuration;
    if (DBClusterIdentifier !== undefined) return null;
    const source = sourceOf(one, facts);
    if (source?.configuration.MultiAZ === true) {
      return notApplicable(`It is a read replica of ${source.name}, which spans zones.`, [
        fact("MultiAZ", true, source),
      ]);
    }
    const evidence = [fact("MultiAZ", MultiAZ === true), fact("AvailabilityZone", AvailabilityZone)];
    return MultiAZ === true
      ? pass("A standby in another zone takes over.", evidence)
      : fail(
          `The database stands in one zone only${source ? `, and so does its source ${source.name}` : ""}.`,
          evidence,
        );
  },
  risk:
    "When the zone fails, or AWS has to repair the machine below, the database is gone until it has been restored from a " +
    "backup; what came in since the last backup may be lost.",
  fix: {
    console: [
      "RDS, Databases, the instance, Modify",
      "Availability and durability, Create a standby instance, Continue (it doubles the price)",
      "For an Aurora cluster: Actions, Add reader, in another zone",
    ],
    cli: ["aws rds modify-db-instance --db-instance-identifier {id} --multi-az --apply-immediately"],
    terraform: 'resource "aws_db_instance" "this" {\n  multi_az = true\n}',
    link: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
  },
  apis: ["rds:DescribeDBInstances", "rds:DescribeDBClusters"],
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html",
});

function isInstance(one: KnownResource): one is Instance {
  return one.type === dbInstance.type;
}

function ofCluster({ MultiAZ, DBClusterMembers }: { MultiAZ?: boolean | undefined; DBClusterMembers?: unknown }) {
  const members = Array.isArray(DBClusterMembers)
    ? DBClusterMembers.map((one) => String(one.DBInstanceIdentifier))
    : [];
  const evidence = [fact("MultiAZ", MultiAZ === true), fact("DBClusterMembers", shortList(members))];
  return MultiAZ === true
    ? pass("The cluster has members in several zones.", evidence)
    : fail("The cluster has members in one zone at most.", evidence);
}

/** What a read replica copies, where that is known; it is named by its ARN where it stands in another region. */
function sourceOf(
  { configuration, region }: Instance,
  facts: Facts,
): Instance | KnownResource<typeof dbCluster> | undefined {
  const { ReadReplicaSourceDBInstanceIdentifier: instance, ReadReplicaSourceDBClusterIdentifier: cluster } =
    configuration;
  return facts.find(dbInstance, instance, region) ?? facts.find(dbCluster, cluster, region);
}

import type { HeldFact } from "@/lib/checks/engine/facts";
import type { Json } from "@/lib/model/json";
import { dbCluster, dbInstance } from "@/lib/model/resources/rds";
import { resource } from "./facts";

/** A database instance of RDS, `db-1` unless said. */
export function aDatabase(more: Record<string, Json> = {}, id = "db-1", region = "eu-west-1"): HeldFact {
  const arn = `arn:aws:rds:${region}:123456789012:db:${id}`;
  const own = { DBInstanceIdentifier: id, DBInstanceArn: arn, Engine: "postgres" };
  return resource(dbInstance, { ...own, ...more }, { arn, id, region, state: "available" });
}

/** A cluster of Aurora with some members. */
export function aCluster(members: string[], more: Record<string, Json> = {}): HeldFact {
  const arn = "arn:aws:rds:eu-west-1:123456789012:cluster:cluster-1";
  const DBClusterMembers = members.map((DBInstanceIdentifier) => ({ DBInstanceIdentifier }));
  const own = { DBClusterIdentifier: "cluster-1", DBClusterArn: arn, Engine: "aurora-postgresql", DBClusterMembers };
  return resource(dbCluster, { ...own, ...more }, { arn, id: "cluster-1", state: "available" });
}

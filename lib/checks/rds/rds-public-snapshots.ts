import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { seen } from "@/lib/checks/engine/not-seen";
import { inWords, shortList } from "@/lib/checks/shared/short-list";
import { dbClusterSnapshot, dbSnapshot } from "@/lib/model/resources/rds-snapshots";

/** What stands in the list of accounts for everybody. */
const EVERYBODY = "all";

/** Snapshots of DocumentDB and Neptune are among those of clusters. */
export const rdsPublicSnapshots = resourceCheck({
  id: "rds-public-snapshots",
  service: "rds",
  title: "Database snapshots are not public",
  severity: "critical",
  version: 1,
  types: [dbSnapshot, dbClusterSnapshot],
  evaluate: ({ configuration, type }) => {
    const sharedWith = seen(configuration.SharedWith, "SharedWith");
    const others = sharedWith.filter((account) => account !== EVERYBODY);
    const evidence = [fact("SharedWith", shortList(sharedWith)), fact("Engine", configuration.Engine)];
    const kind = type === dbSnapshot.type ? "snapshot" : "cluster snapshot";
    if (sharedWith.includes(EVERYBODY)) {
      const values = { kind: type === dbSnapshot.type ? "db-snapshot" : "db-cluster-snapshot" };
      return fail(`Every AWS account can restore the ${kind} and read the database.`, evidence, { values });
    }
    return others.length > 0
      ? pass(`The ${kind} is not public; it is shared with ${inWords(others.sort())}.`, evidence)
      : pass(`The ${kind} is not public.`, evidence);
  },
  risk:
    "Anybody with an AWS account can restore the database from the snapshot and read every table, with a password of their own " +
    "choice. Such snapshots are listed in public.",
  fix: {
    console: [
      "Amazon RDS, Snapshots, choose the snapshot",
      "Actions, Share snapshot, Private, Save",
      "Change every password and key that is in the database",
    ],
    cli: ["aws rds modify-{kind}-attribute --{kind}-identifier {id} --attribute-name restore --values-to-remove all"],
    terraform: 'resource "aws_db_snapshot" "this" {\n  # No "all" in shared_accounts.\n  shared_accounts = []\n}',
    link: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
  },
  apis: ["rds:DescribeDBSnapshotAttributes", "rds:DescribeDBClusterSnapshotAttributes"],
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshotAttribute.html",
});

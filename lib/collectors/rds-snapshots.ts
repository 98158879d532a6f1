import {
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBSnapshotAttributesCommand,
  paginateDescribeDBClusterSnapshots,
  paginateDescribeDBSnapshots,
  RDSClient,
} from "@aws-sdk/client-rds";
import { dbClusterSnapshot, dbSnapshot } from "@/lib/model/resources/rds-snapshots";
import { found, listing } from "./define";
import { tagMap } from "./shared/tags";

/** Most items that RDS gives on one page. */
const MaxRecords = 100;

/** Snapshots that people made, with whom they are shared with. */
export const rdsSnapshots = {
  permissions: {
    DescribeDBClusterSnapshotAttributes: "rds:DescribeDBClusterSnapshotAttributes",
    DescribeDBClusterSnapshots: "rds:DescribeDBClusterSnapshots",
    DescribeDBSnapshotAttributes: "rds:DescribeDBSnapshotAttributes",
    DescribeDBSnapshots: "rds:DescribeDBSnapshots",
  },
  listings: [
    listing([dbSnapshot], async function* (context) {
      const client = context.connect(RDSClient);
      const input = { SnapshotType: "manual", MaxRecords };
      for await (const page of context.paginate(paginateDescribeDBSnapshots, client, input)) {
        yield* context.each(page.DBSnapshots ?? [], async (item) => {
          const { DBSnapshotIdentifier } = item;
          const SharedWith = await context.read(async () => {
            const answer = await client.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier }));
            return restorers(answer.DBSnapshotAttributesResult?.DBSnapshotAttributes);
          });
          return found(dbSnapshot, {
            arn: item.DBSnapshotArn ?? "",
            id: DBSnapshotIdentifier ?? "",
            tags: tagMap(item.TagList),
            state: item.Status,
            configuration: { ...item, SharedWith },
          });
        });
      }
    }),
    listing([dbClusterSnapshot], async function* (context) {
      const client = context.connect(RDSClient);
      const input = { SnapshotType: "manual", MaxRecords };
      for await (const page of context.paginate(paginateDescribeDBClusterSnapshots, client, input)) {
        yield* context.each(page.DBClusterSnapshots ?? [], async (item) => {
          const { DBClusterSnapshotIdentifier } = item;
          const SharedWith = await context.read(async () => {
            const command = new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier });
            const answer = await client.send(command);
            return restorers(answer.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes);
          });
          return found(dbClusterSnapshot, {
            arn: item.DBClusterSnapshotArn ?? "",
            id: DBClusterSnapshotIdentifier ?? "",
            tags: tagMap(item.TagList),
            state: item.Status,
            configuration: { ...item, SharedWith },
          });
        });
      }
    }),
  ],
};

type Attribute = { AttributeName?: string | undefined; AttributeValues?: string[] | undefined };

/**
 * Accounts that the attributes of a snapshot let restore it, `all` for everybody.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshotAttribute.html
 */
export function restorers(attributes: readonly Attribute[] | undefined): string[] {
  return (attributes ?? []).filter((it) => it.AttributeName === "restore").flatMap((it) => it.AttributeValues ?? []);
}

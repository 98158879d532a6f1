import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  paginateListTables,
} from "@aws-sdk/client-dynamodb";
import { table } from "@/lib/model/resources/dynamodb";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { told } from "./shared/told";

/**
 * DynamoDB. Backups on demand and the items themselves are not read.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
 */
export const dynamodb = defineCollector({
  service: "dynamodb",
  scope: "regional",
  permissions: {
    DescribeContinuousBackups: "dynamodb:DescribeContinuousBackups",
    DescribeTable: "dynamodb:DescribeTable",
    DescribeTimeToLive: "dynamodb:DescribeTimeToLive",
    GetResourcePolicy: "dynamodb:GetResourcePolicy",
    ListTables: "dynamodb:ListTables",
    ...BULK_TAG_PERMISSIONS,
  },
  listings: [
    listing([table], async function* (context) {
      const client = context.connect(DynamoDBClient);
      for await (const page of context.paginate(paginateListTables, client, { Limit: 100 })) {
        yield* context.each(page.TableNames ?? [], (name) => toTable(context, client, name));
      }
    }),
  ],
});

async function toTable(context: CollectContext, client: DynamoDBClient, TableName: string): Promise<Found> {
  const arn = context.arn("dynamodb", `table/${TableName}`);
  const of = (operation: string) => ({ service: "dynamodb", region: context.region, operation });
  const [Table, ContinuousBackups, TimeToLive, Policy, { tags, unseenTags }] = await Promise.all([
    context.read(async () =>
      told((await client.send(new DescribeTableCommand({ TableName }))).Table, of("DescribeTable")),
    ),
    context.read(async () => {
      const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
      return told(answer.ContinuousBackupsDescription, of("DescribeContinuousBackups"));
    }),
    context.read(async () => {
      const answer = await client.send(new DescribeTimeToLiveCommand({ TableName }));
      return told(answer.TimeToLiveDescription, of("DescribeTimeToLive"));
    }),
    context.read(
      async () => {
        const answer = await client.send(new GetResourcePolicyCommand({ ResourceArn: arn }));
        return policyDocument(told(answer.Policy, of("GetResourcePolicy")));
      },
      { PolicyNotFoundException: null },
    ),
    bulkTags(context, "dynamodb:table", arn),
  ]);
  return found(table, {
    arn,
    id: TableName,
    tags,
    state: Table.seen ? Table.value.TableStatus : null,
    configuration: { TableName, Table, ContinuousBackups, TimeToLive, Policy, ...unseenTags },
  });
}

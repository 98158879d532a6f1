import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const flag = z.boolean().optional();
const index = z.array(z.looseObject({ IndexName: text })).optional();

/**
 * A table and what is asked about it by its name. Of a global table every replica is a table of its own region.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
 */
export const table = defineResourceType({
  type: "AWS::DynamoDB::Table",
  service: "dynamodb",
  title: "DynamoDB tables",
  arn: "dynamodb:table/*",
  cli: "dynamodb describe-table --table-name {id}",
  schema: z.looseObject({
    TableName: z.string(),
    Table: readOf(
      z.looseObject({
        TableArn: text,
        KeySchema: z.array(z.looseObject({ AttributeName: text, KeyType: text })).optional(),
        BillingModeSummary: z.looseObject({ BillingMode: text }).optional(),
        DeletionProtectionEnabled: flag,
        /** Absent: encrypted by a key that AWS owns. */
        SSEDescription: z.looseObject({ Status: text, SSEType: text, KMSMasterKeyArn: text }).optional(),
        StreamSpecification: z.looseObject({ StreamEnabled: flag, StreamViewType: text }).optional(),
        LatestStreamArn: text,
        GlobalTableVersion: text,
        Replicas: z.array(z.looseObject({ RegionName: text, KMSMasterKeyId: text })).optional(),
        GlobalSecondaryIndexes: index,
        LocalSecondaryIndexes: index,
        RestoreSummary: z.looseObject({ SourceTableArn: text }).optional(),
      }),
    ),
    /** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ContinuousBackupsDescription.html */
    ContinuousBackups: readOf(
      z.looseObject({
        ContinuousBackupsStatus: text,
        PointInTimeRecoveryDescription: z
          .looseObject({ PointInTimeRecoveryStatus: text, RecoveryPeriodInDays: z.number().optional() })
          .optional(),
      }),
    ),
    TimeToLive: readOf(z.looseObject({ TimeToLiveStatus: text, AttributeName: text })),
    /** JSON where AWS gave valid JSON, else its text; null without one. */
    Policy: readOf(z.unknown()),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  volatileState: true,
  // Capacity moves by itself wherever Application Auto Scaling has a target, of which a table knows nothing.
  runtime: [
    "ContinuousBackups.PointInTimeRecoveryDescription.EarliestRestorableDateTime",
    "ContinuousBackups.PointInTimeRecoveryDescription.LatestRestorableDateTime",
    "Table.GlobalSecondaryIndexes[].Backfilling",
    "Table.GlobalSecondaryIndexes[].IndexSizeBytes",
    "Table.GlobalSecondaryIndexes[].IndexStatus",
    "Table.GlobalSecondaryIndexes[].ItemCount",
    "Table.GlobalSecondaryIndexes[].ProvisionedThroughput",
    "Table.GlobalSecondaryIndexes[].WarmThroughput",
    "Table.ItemCount",
    "Table.LocalSecondaryIndexes[].IndexSizeBytes",
    "Table.LocalSecondaryIndexes[].ItemCount",
    "Table.ProvisionedThroughput",
    "Table.Replicas[].GlobalSecondaryIndexes[].ProvisionedThroughputOverride",
    "Table.Replicas[].GlobalSecondaryIndexes[].WarmThroughput",
    "Table.Replicas[].ReplicaStatus",
    "Table.Replicas[].ReplicaStatusDescription",
    "Table.Replicas[].ReplicaStatusPercentProgress",
    "Table.Replicas[].WarmThroughput",
    "Table.RestoreSummary.RestoreInProgress",
    "Table.TableSizeBytes",
    "Table.VectorIndexes[].IndexSizeBytes",
    "Table.VectorIndexes[].IndexStatus",
    "Table.VectorIndexes[].ItemCount",
    "Table.WarmThroughput",
  ],
  drop: ["Table.LatestStreamLabel", "Table.TableName", "Table.TableStatus"],
  ordered: ["Table.GlobalSecondaryIndexes[].KeySchema", "Table.KeySchema", "Table.LocalSecondaryIndexes[].KeySchema"],
  relations: ({ Table }) => {
    if (!Table.seen) return [];
    const { TableArn, Replicas, RestoreSummary, SSEDescription } = Table.value;
    return [
      ...relate("is encrypted by", "AWS::KMS::Key", [SSEDescription?.KMSMasterKeyArn]),
      ...relate(
        "replicates to",
        "AWS::DynamoDB::Table",
        Replicas?.map(({ RegionName }) => inRegion(TableArn, RegionName)) ?? [],
      ),
      ...relate("was made from", "AWS::DynamoDB::Table", [RestoreSummary?.SourceTableArn]),
    ];
  },
});

/** ARN of the replica of a table in another region. */
function inRegion(arn: string | undefined, region: string | undefined): string | undefined {
  return region && arn?.replace(/^(arn:[^:]*:dynamodb:)[^:]*/, `$1${region}`);
}

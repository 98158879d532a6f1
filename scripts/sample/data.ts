import { Backup } from "@aws-sdk/client-backup";
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { EC2 } from "@aws-sdk/client-ec2";
import { EFS } from "@aws-sdk/client-efs";
import { ElastiCache } from "@aws-sdk/client-elasticache";
import { RDS } from "@aws-sdk/client-rds";
import type { Network } from "./network";
import { HOME, made, tagged, type World } from "./world";

/** Where the company's data lives: one database, its copies, a cache, tables, shared files, and half a backup plan. */
export async function makeData(world: World, network: Network): Promise<void> {
  await makeDatabase(world, network);
  await makeCache(world, network);
  await makeTables(world);
  await makeFiles(world, network);
  await makeBackups(world);
}

async function makeDatabase(world: World, { subnets, groups }: Network): Promise<void> {
  const rds = world.aws(RDS);
  await world.at("2019-06-20 14:20");
  const SubnetIds = [made(subnets["data-a"]), made(subnets["data-b"])];
  const DBSubnetGroupName = "pinecrate-data";
  await rds.createDBSubnetGroup({ DBSubnetGroupName, DBSubnetGroupDescription: "data subnets", SubnetIds });
  await rds.createDBParameterGroup({
    DBParameterGroupName: "pinecrate-pg11",
    DBParameterGroupFamily: "postgres11",
    Description: "tuned by jpark, do not change",
    Tags: tagged({ Owner: "jpark" }),
  });
  await world.at("2019-06-20 14:58");
  await rds.createDBInstance({
    DBInstanceIdentifier: "pinecrate-db-1",
    DBName: "pinecrate",
    DBInstanceClass: "db.m4.large",
    Engine: "postgres",
    EngineVersion: "11.22",
    AllocatedStorage: 200,
    StorageType: "gp2",
    MasterUsername: "pinecrate",
    MasterUserPassword: "never-stored-database",
    PubliclyAccessible: true,
    StorageEncrypted: false,
    MultiAZ: false,
    BackupRetentionPeriod: 1,
    AutoMinorVersionUpgrade: false,
    DBSubnetGroupName,
    DBParameterGroupName: "pinecrate-pg11",
    VpcSecurityGroupIds: [made(groups["db-open"])],
    AvailabilityZone: `${HOME}a`,
    Tags: tagged({ Env: "prod", Owner: "jpark" }),
  });
  await world.at("2022-01-19 16:02");
  await rds.createDBInstance({
    DBInstanceIdentifier: "pinecrate-reporting",
    DBInstanceClass: "db.t3.medium",
    Engine: "postgres",
    EngineVersion: "13.20",
    AllocatedStorage: 100,
    MasterUsername: "metabase",
    MasterUserPassword: "never-stored-database",
    StorageEncrypted: true,
    BackupRetentionPeriod: 7,
    DBSubnetGroupName,
    VpcSecurityGroupIds: [made(groups.metabase)],
    Tags: tagged({ Environment: "prod", Owner: "svedova" }),
  });
  for (const [when, name] of [
    ["2020-05-27 19:30", "before-pg11-upgrade"],
    ["2021-02-08 16:40", "pinecrate-db-before-resize"],
    ["2021-12-31 23:10", "pinecrate-db-2021-yearend"],
    ["2022-12-31 23:08", "pinecrate-db-2022-yearend"],
    ["2023-12-31 23:12", "pinecrate-db-2023-yearend"],
    ["2024-06-03 08:55", "gdpr-request-4411"],
    ["2024-12-31 23:09", "pinecrate-db-2024-yearend"],
    ["2025-03-14 13:26", "pinecrate-db-2025-03"],
    ["2025-12-31 23:11", "pinecrate-db-2025-yearend"],
    ["2026-05-11 20:47", "before-address-migration"],
  ] as const) {
    await world.at(when);
    await rds.createDBSnapshot({ DBInstanceIdentifier: "pinecrate-db-1", DBSnapshotIdentifier: name });
  }
  await world.at("2025-03-14 13:40");
  await rds.modifyDBSnapshotAttribute({
    DBSnapshotIdentifier: "pinecrate-db-2025-03",
    AttributeName: "restore",
    ValuesToAdd: ["all"],
  });
}

async function makeCache(world: World, { subnets, groups }: Network): Promise<void> {
  await world.at("2020-02-11 10:41");
  const cache = world.aws(ElastiCache);
  await cache.createCacheSubnetGroup({
    CacheSubnetGroupName: "pinecrate-cache",
    CacheSubnetGroupDescription: "redis",
    SubnetIds: [made(subnets["private-a"]), made(subnets["private-b"])],
  });
  await cache.createCacheCluster({
    CacheClusterId: "pinecrate-cache",
    Engine: "redis",
    EngineVersion: "5.0.6",
    CacheNodeType: "cache.t3.small",
    NumCacheNodes: 1,
    CacheSubnetGroupName: "pinecrate-cache",
    SecurityGroupIds: [made(groups.cache)],
    Tags: tagged({ Env: "prod" }),
  });
}

async function makeTables(world: World): Promise<void> {
  const tables = world.aws(DynamoDB);
  for (const [TableName, when, key, tags] of [
    ["carts", "2021-03-16 09:20", "cart_id", { env: "prod", Owner: "svedova" }],
    ["sessions", "2021-03-16 09:24", "sid", { env: "prod" }],
    ["carts-staging", "2021-10-04 10:11", "cart_id", { Environment: "staging" }],
    ["feature-flags", "2022-11-08 13:50", "flag", {}],
    ["import-jobs", "2023-05-04 11:20", "job_id", { env: "prod", team: "catalogue" }],
    ["terraform-locks", "2023-10-09 12:44", "LockID", { terraform: "true" }],
  ] as const) {
    await world.at(when);
    await tables.createTable({
      TableName,
      AttributeDefinitions: [{ AttributeName: key, AttributeType: "S" }],
      KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
      Tags: tagged(tags),
    });
  }
  await tables.updateTimeToLive({
    TableName: "sessions",
    TimeToLiveSpecification: { Enabled: true, AttributeName: "expires" },
  });
}

async function makeFiles(world: World, { subnets, groups }: Network): Promise<void> {
  await world.at("2020-07-02 09:37");
  const files = world.aws(EFS);
  const { FileSystemId } = await files.createFileSystem({
    CreationToken: "shared",
    Encrypted: false,
    Tags: tagged({ Name: "shared-uploads", Env: "prod" }),
  });
  for (const name of ["private-a", "private-b"] as const) {
    await files.createMountTarget({
      FileSystemId,
      SubnetId: made(subnets[name]),
      SecurityGroups: [made(groups.efs)],
    });
  }
}

async function makeBackups(world: World): Promise<void> {
  await world.at("2024-11-11 08:41");
  const backup = world.aws(Backup);
  await backup.createBackupVault({ BackupVaultName: "Default" });
  await backup.createBackupVault({ BackupVaultName: "pinecrate", BackupVaultTags: { Owner: "dkowal" } });
  const { BackupPlanId } = await backup.createBackupPlan({
    BackupPlan: {
      BackupPlanName: "daily-volumes",
      Rules: [
        {
          RuleName: "daily",
          TargetBackupVaultName: "pinecrate",
          ScheduleExpression: "cron(0 3 * * ? *)",
          Lifecycle: { DeleteAfterDays: 35 },
        },
      ],
    },
  });
  made(BackupPlanId);
  // By hand, by cron-01, until its disk was full.
  const ec2 = world.aws(EC2);
  const { Volumes = [] } = await ec2.describeVolumes({
    Filters: [{ Name: "attachment.instance-id", Values: ["i-05be82d7319c4fa06"] }],
  });
  for (const day of ["2024-10-06", "2024-10-13", "2024-10-20", "2024-10-27"]) {
    await world.at(`${day} 02:00`);
    const { SnapshotId } = await ec2.createSnapshot({
      VolumeId: Volumes[0]?.VolumeId,
      Description: `cron-01 weekly ${day}`,
    });
    await ec2.createTags({ Resources: [made(SnapshotId)], Tags: tagged({ CreatedBy: "backup.sh" }) });
  }
}

import * as ec2 from "@aws-sdk/client-ec2";
import * as efs from "@aws-sdk/client-efs";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as kms from "@aws-sdk/client-kms";
import * as rds from "@aws-sdk/client-rds";
import * as s3 from "@aws-sdk/client-s3";
import * as secrets from "@aws-sdk/client-secrets-manager";
import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";
import type { Config } from "./account";
import type { AuditedNetwork } from "./network";

/** Names of what holds data. */
export type AuditedData = { buckets: Record<string, string>; keys: Record<string, string> };

type Place = AuditedNetwork & { awsAccountId: string; prefix: string };

/** Buckets, databases, file systems, keys and queues, some of them open. */
export async function seedData(config: Config, place: Place): Promise<AuditedData> {
  const buckets = await seedBuckets(config, place.prefix);
  await seedDatabases(config, place);
  const files = new efs.EFSClient(config);
  await files.send(new efs.CreateFileSystemCommand({ CreationToken: "open", Encrypted: false }));
  await files.send(new efs.CreateFileSystemCommand({ CreationToken: "closed", Encrypted: true }));
  const balancers = new elbv2.ElasticLoadBalancingV2Client(config);
  for (const Type of ["application", "network"] as const) {
    await balancers.send(new elbv2.CreateLoadBalancerCommand({ Name: Type, Type, Subnets: place.subnets }));
  }
  await seedMessages(config, place.awsAccountId);
  const flows = new ec2.EC2Client(config);
  await flows.send(
    new ec2.CreateFlowLogsCommand({
      ...{ ResourceType: "VPC", ResourceIds: [place.vpc], TrafficType: "ALL", LogDestinationType: "s3" },
      LogDestination: `arn:aws:s3:::${buckets.plain}`,
    }),
  );
  return { buckets, keys: await seedKeys(config) };
}

async function seedBuckets(config: Config, prefix: string): Promise<Record<string, string>> {
  const client = new s3.S3Client({ ...config, forcePathStyle: true });
  const names = ["plain", "https", "https-write-only", "https-list", "two-flags", "all-flags", "open", "trail", "logs"];
  const buckets = Object.fromEntries(names.map((name) => [name, `${prefix}${name}-data`]));
  for (const Bucket of Object.values(buckets)) {
    await client.send(
      new s3.CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "eu-west-1" } }),
    );
  }
  const policy = (name: string, statement: object) => {
    const Bucket = buckets[name] ?? "";
    const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Resource, ...statement }] });
    return client.send(new s3.PutBucketPolicyCommand({ Bucket, Policy }));
  };
  const deny = { Effect: "Deny", Principal: "*", Action: "s3:*" };
  await policy("https", { ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } });
  await policy("https-list", { ...deny, Condition: { Bool: { "aws:SecureTransport": ["false"] } } });
  await policy("https-write-only", {
    ...{ ...deny, Action: "s3:PutObject" },
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
  await policy("open", { Effect: "Allow", Principal: "*", Action: "s3:GetObject" });
  const flags = (name: string, all: boolean) =>
    client.send(
      new s3.PutPublicAccessBlockCommand({
        Bucket: buckets[name],
        PublicAccessBlockConfiguration: {
          ...{ IgnorePublicAcls: true, RestrictPublicBuckets: true },
          ...{ BlockPublicAcls: all, BlockPublicPolicy: all },
        },
      }),
    );
  await flags("two-flags", false);
  await flags("all-flags", true);
  await client.send(
    new s3.PutBucketVersioningCommand({ Bucket: buckets.plain, VersioningConfiguration: { Status: "Enabled" } }),
  );
  return buckets;
}

async function seedDatabases(config: Config, { subnets }: Place): Promise<void> {
  const client = new rds.RDSClient(config);
  await client.send(
    new rds.CreateDBSubnetGroupCommand({ DBSubnetGroupName: "db", DBSubnetGroupDescription: "d", SubnetIds: subnets }),
  );
  const login = { MasterUsername: "admin", MasterUserPassword: "never-stored" };
  const instance = (DBInstanceIdentifier: string, more: Partial<rds.CreateDBInstanceCommandInput>) =>
    client.send(
      new rds.CreateDBInstanceCommand({
        ...{ DBInstanceIdentifier, DBInstanceClass: "db.t3.micro", Engine: "postgres", AllocatedStorage: 20 },
        ...{ DBSubnetGroupName: "db", ...login, ...more },
      }),
    );
  await instance("careless", { StorageEncrypted: false, PubliclyAccessible: true, AutoMinorVersionUpgrade: false });
  await instance("careful", {
    ...{ StorageEncrypted: true, PubliclyAccessible: false, AutoMinorVersionUpgrade: true },
    MultiAZ: true,
  });
  await client.send(
    new rds.CreateDBClusterCommand({ DBClusterIdentifier: "reports", Engine: "aurora-postgresql", ...login }),
  );
}

/** A topic, queues and secrets with policies that let everybody in, or seem to. */
async function seedMessages(config: Config, awsAccountId: string): Promise<void> {
  const topics = new sns.SNSClient(config);
  await topics.send(new sns.CreateTopicCommand({ Name: "ordinary" }));
  const queues = new sqs.SQSClient(config);
  const queue = async (QueueName: string, statement: object) => {
    const Resource = `arn:aws:sqs:${config.region}:${awsAccountId}:${QueueName}`;
    const Statement = [{ Effect: "Allow", Action: "sqs:SendMessage", Resource, ...statement }];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await queues.send(new sqs.CreateQueueCommand({ QueueName, Attributes: { Policy } }));
  };
  await queue("for-everybody", { Principal: "*" });
  await queue("for-one-account", { Principal: { AWS: "arn:aws:iam::999999999999:root" } });
  await queue("for-all-but-one", { NotPrincipal: { AWS: "arn:aws:iam::999999999999:root" } });
  const anyArn = { StringLike: { "aws:PrincipalArn": "*" } };
  await queue("for-any-arn", { Principal: "*", Condition: anyArn });
  const vault = new secrets.SecretsManagerClient(config);
  await vault.send(new secrets.CreateSecretCommand({ Name: "ordinary", SecretString: "never-stored" }));
}

async function seedKeys(config: Config): Promise<Record<string, string>> {
  const client = new kms.KMSClient(config);
  const keys: Record<string, string> = {};
  const key = async (name: string, more: kms.CreateKeyCommandInput = {}) => {
    const { KeyMetadata } = await client.send(new kms.CreateKeyCommand({ Description: name, ...more }));
    keys[name] = KeyMetadata?.KeyId ?? "";
  };
  await key("never-rotated");
  await key("rotated");
  await client.send(new kms.EnableKeyRotationCommand({ KeyId: keys.rotated }));
  await key("asymmetric", { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
  await key("imported", { Origin: "EXTERNAL" });
  await key("off");
  await client.send(new kms.DisableKeyCommand({ KeyId: keys.off }));
  return keys;
}

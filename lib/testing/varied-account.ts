import * as cloudtrail from "@aws-sdk/client-cloudtrail";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as ec2 from "@aws-sdk/client-ec2";
import * as elb from "@aws-sdk/client-elastic-load-balancing";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as iam from "@aws-sdk/client-iam";
import * as kms from "@aws-sdk/client-kms";
import * as lambda from "@aws-sdk/client-lambda";
import * as rds from "@aws-sdk/client-rds";
import * as s3 from "@aws-sdk/client-s3";
import * as sns from "@aws-sdk/client-sns";

/**
 * Fills an AWS-compatible server with a small account that has something for every call that the collectors make:
 * one network, a few machines, databases, functions, buckets, identities.
 * @param config endpoint, region and credentials of the SDK clients that make it
 * @param prefix of the names of buckets, which all accounts of a server share
 */
export async function seedVariedAccount(config: Config, prefix = ""): Promise<VariedAccount> {
  const role = await seedIdentities(config);
  const network = await seedNetwork(config);
  const functionArn = await seedFunction(config, role);
  const bucket = await seedBuckets(config, prefix);
  await seedBalancers(config, network);
  await seedDatabases(config, network);
  await seedKeysLogsAndTopics(config, functionArn);
  const trails = new cloudtrail.CloudTrailClient(config);
  await trails.send(
    new cloudtrail.CreateTrailCommand({ Name: "all-regions", S3BucketName: bucket, IsMultiRegionTrail: true }),
  );
  return { ...network, role, functionArn, bucket };
}

/** What others may build upon: ids, and ARNs of the role and the function. */
export type VariedAccount = Network & { role: string; functionArn: string; bucket: string };

type Config = { endpoint: string; region: string };
type Network = { vpc: string; subnets: [string, string] };

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const READ_ONE_BUCKET = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::uploads/*" }],
});

async function seedIdentities(config: Config): Promise<string> {
  const client = new iam.IAMClient(config);
  const { Role } = await client.send(
    new iam.CreateRoleCommand({ RoleName: "worker", AssumeRolePolicyDocument: TRUST }),
  );
  const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  await client.send(new iam.AttachRolePolicyCommand({ RoleName: "worker", PolicyArn }));
  await client.send(new iam.CreatePolicyCommand({ PolicyName: "uploads", PolicyDocument: READ_ONE_BUCKET }));
  await client.send(new iam.CreateUserCommand({ UserName: "olga" }));
  await client.send(new iam.CreateInstanceProfileCommand({ InstanceProfileName: "worker" }));
  await client.send(new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "olga" }));
  await client.send(
    new iam.CreateOpenIDConnectProviderCommand({ Url: "https://tokens.example", ThumbprintList: ["a".repeat(40)] }),
  );
  await client.send(
    new iam.CreateSAMLProviderCommand({ Name: "office", SAMLMetadataDocument: "<m>".padEnd(1_000, "m") }),
  );
  await client.send(
    new iam.UploadServerCertificateCommand({
      ServerCertificateName: "old",
      CertificateBody: "body",
      PrivateKey: "key",
    }),
  );
  return Role?.Arn ?? "";
}

async function seedNetwork(config: Config): Promise<Network> {
  const client = new ec2.EC2Client(config);
  const { Vpc } = await client.send(new ec2.CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const subnet = async (zone: string, CidrBlock: string) => {
    const AvailabilityZone = `${config.region}${zone}`;
    const { Subnet } = await client.send(
      new ec2.CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock, AvailabilityZone }),
    );
    return Subnet?.SubnetId ?? "";
  };
  const subnets: [string, string] = [await subnet("a", "10.0.1.0/24"), await subnet("b", "10.0.2.0/24")];
  const { InternetGateway } = await client.send(new ec2.CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId;
  await client.send(new ec2.AttachInternetGatewayCommand({ InternetGatewayId, VpcId: Vpc?.VpcId }));
  const AvailabilityZone = `${config.region}a`;
  const { VolumeId } = await client.send(new ec2.CreateVolumeCommand({ AvailabilityZone, Size: 8 }));
  await client.send(new ec2.CreateSnapshotCommand({ VolumeId }));
  await client.send(
    new ec2.RunInstancesCommand({ ImageId: "ami-12c6146b", MinCount: 3, MaxCount: 3, SubnetId: subnets[0] }),
  );
  await client.send(
    new ec2.CreateLaunchTemplateCommand({
      LaunchTemplateName: "web",
      LaunchTemplateData: { InstanceType: "t3.micro" },
    }),
  );
  await client.send(
    new ec2.CreateManagedPrefixListCommand({ PrefixListName: "offices", AddressFamily: "IPv4", MaxEntries: 5 }),
  );
  return { vpc: Vpc?.VpcId ?? "", subnets };
}

async function seedFunction(config: Config, Role: string): Promise<string> {
  const client = new lambda.LambdaClient(config);
  // An empty archive: only its end record.
  const ZipFile = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);
  const { FunctionArn } = await client.send(
    new lambda.CreateFunctionCommand({
      FunctionName: "resize",
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Role,
      Code: { ZipFile },
      Environment: { Variables: { API_KEY: "never-stored" } },
    }),
  );
  return FunctionArn ?? "";
}

async function seedBuckets(config: Config, prefix: string): Promise<string> {
  const client = new s3.S3Client({ ...config, forcePathStyle: true });
  const LocationConstraint = config.region === "eu-central-1" ? "eu-central-1" : "eu-west-1";
  const trailLogs = `${prefix}trail-logs`;
  for (const Bucket of [`${prefix}uploads`, trailLogs, `${prefix}releases`]) {
    await client.send(new s3.CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  }
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }],
  };
  await client.send(new s3.PutBucketPolicyCommand({ Bucket: trailLogs, Policy: JSON.stringify(policy) }));
  return trailLogs;
}

async function seedBalancers(config: Config, { vpc, subnets }: Network): Promise<void> {
  const classic = new elb.ElasticLoadBalancingClient(config);
  const listener = { Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 80 };
  await classic.send(
    new elb.CreateLoadBalancerCommand({ LoadBalancerName: "old", Listeners: [listener], Subnets: [subnets[0]] }),
  );
  const client = new elbv2.ElasticLoadBalancingV2Client(config);
  const { LoadBalancers } = await client.send(new elbv2.CreateLoadBalancerCommand({ Name: "web", Subnets: subnets }));
  const { TargetGroups } = await client.send(
    new elbv2.CreateTargetGroupCommand({ Name: "web", Protocol: "HTTP", Port: 80, VpcId: vpc }),
  );
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn }];
  const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn;
  await client.send(new elbv2.CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions }));
}

async function seedDatabases(config: Config, { subnets }: Network): Promise<void> {
  const client = new rds.RDSClient(config);
  await client.send(
    new rds.CreateDBSubnetGroupCommand({ DBSubnetGroupName: "db", DBSubnetGroupDescription: "d", SubnetIds: subnets }),
  );
  const login = { MasterUsername: "admin", MasterUserPassword: "never-stored" };
  await client.send(
    new rds.CreateDBInstanceCommand({
      DBInstanceIdentifier: "orders",
      DBInstanceClass: "db.t3.micro",
      Engine: "postgres",
      AllocatedStorage: 20,
      ...login,
    }),
  );
  await client.send(
    new rds.CreateDBSnapshotCommand({ DBSnapshotIdentifier: "orders-1", DBInstanceIdentifier: "orders" }),
  );
  await client.send(
    new rds.CreateDBClusterCommand({ DBClusterIdentifier: "reports", Engine: "aurora-postgresql", ...login }),
  );
  await client.send(
    new rds.CreateDBClusterSnapshotCommand({
      DBClusterSnapshotIdentifier: "reports-1",
      DBClusterIdentifier: "reports",
    }),
  );
}

async function seedKeysLogsAndTopics(config: Config, functionArn: string): Promise<void> {
  const keys = new kms.KMSClient(config);
  await keys.send(new kms.CreateKeyCommand({ Description: "orders" }));
  const groups = new logs.CloudWatchLogsClient(config);
  for (const logGroupName of ["/app/web", "/app/worker"]) {
    await groups.send(new logs.CreateLogGroupCommand({ logGroupName }));
  }
  const topics = new sns.SNSClient(config);
  for (const Name of ["alarms", "orders", "builds"]) {
    const { TopicArn } = await topics.send(new sns.CreateTopicCommand({ Name }));
    if (Name === "orders") {
      await topics.send(new sns.SubscribeCommand({ TopicArn, Protocol: "lambda", Endpoint: functionArn }));
    }
  }
}

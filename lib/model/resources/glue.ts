import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();
const ids = z.array(z.string()).optional();

/** Only here when the tags could not be read. */
const Tags = readOf(z.never()).optional();

/** https://docs.aws.amazon.com/glue/latest/webapi/API_Database.html */
export const glueDatabase = defineResourceType({
  type: "AWS::Glue::Database",
  service: "glue",
  title: "Glue databases",
  arn: "glue:database/**",
  cli: "glue get-database --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    LocationUri: text,
    /** For a link to another account's database. */
    TargetDatabase: z.looseObject({ CatalogId: text, DatabaseName: text }).optional(),
    FederatedDatabase: z.looseObject({ ConnectionName: text }).optional(),
    Tags,
  }),
  relations: ({ LocationUri, FederatedDatabase }) => [
    ...relate("holds files of", "AWS::S3::Bucket", [bucketOf(LocationUri)]),
    ...relate("is reached by", "AWS::Glue::Connection", [FederatedDatabase?.ConnectionName]),
  ],
});

/**
 * Jobs. Of arguments only the names are kept.
 * https://docs.aws.amazon.com/glue/latest/webapi/API_Job.html
 */
export const glueJob = defineResourceType({
  type: "AWS::Glue::Job",
  service: "glue",
  title: "Glue jobs",
  arn: "glue:job/**",
  cli: "glue get-job --job-name {id}",
  schema: z.looseObject({
    Name: z.string(),
    Role: text,
    Command: z.looseObject({ Name: text, ScriptLocation: text, PythonVersion: text }).optional(),
    GlueVersion: text,
    Connections: z.looseObject({ Connections: ids }).optional(),
    SecurityConfiguration: text,
    DefaultArgumentNames: ids,
    NonOverridableArgumentNames: ids,
    Tags,
  }),
  // The older name of MaxCapacity.
  drop: ["AllocatedCapacity"],
  relations: ({ Role, Command, Connections, SecurityConfiguration }) => [
    ...relate("acts as", "AWS::IAM::Role", [roleOf(Role)]),
    ...relate("runs code of", "AWS::S3::Bucket", [bucketOf(Command?.ScriptLocation)]),
    ...relate("connects by", "AWS::Glue::Connection", Connections?.Connections ?? []),
    ...relate("is secured by", "AWS::Glue::SecurityConfiguration", [SecurityConfiguration]),
  ],
});

/** https://docs.aws.amazon.com/glue/latest/webapi/API_Crawler.html */
export const glueCrawler = defineResourceType({
  type: "AWS::Glue::Crawler",
  service: "glue",
  title: "Glue crawlers",
  arn: "glue:crawler/**",
  cli: "glue get-crawler --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    Role: text,
    DatabaseName: text,
    Targets: z
      .looseObject({
        S3Targets: z.array(z.looseObject({ Path: text, EventQueueArn: text })).optional(),
        JdbcTargets: z.array(z.looseObject({ ConnectionName: text, Path: text })).optional(),
        MongoDBTargets: z.array(z.looseObject({ ConnectionName: text, Path: text })).optional(),
        DynamoDBTargets: z.array(z.looseObject({ Path: text })).optional(),
      })
      .optional(),
    CrawlerSecurityConfiguration: text,
    Tags,
  }),
  volatileState: true,
  runtime: ["CrawlElapsedTime", "LastCrawl"],
  drop: ["State", "Version"],
  // Tried in turn.
  ordered: ["Classifiers"],
  relations: ({ Role, DatabaseName, Targets, CrawlerSecurityConfiguration }) => {
    const { S3Targets = [], JdbcTargets = [], MongoDBTargets = [], DynamoDBTargets = [] } = Targets ?? {};
    return [
      ...relate("acts as", "AWS::IAM::Role", [roleOf(Role)]),
      ...relate("writes to", "AWS::Glue::Database", [DatabaseName]),
      ...relate(
        "reads from",
        "AWS::S3::Bucket",
        S3Targets.map(({ Path }) => bucketOf(Path)),
      ),
      ...relate(
        "is told by",
        "AWS::SQS::Queue",
        S3Targets.map(({ EventQueueArn }) => EventQueueArn),
      ),
      ...relate(
        "reads from",
        "AWS::DynamoDB::Table",
        DynamoDBTargets.map(({ Path }) => Path),
      ),
      ...relate(
        "connects by",
        "AWS::Glue::Connection",
        [...JdbcTargets, ...MongoDBTargets].map(({ ConnectionName }) => ConnectionName),
      ),
      ...relate("is secured by", "AWS::Glue::SecurityConfiguration", [CrawlerSecurityConfiguration]),
    ];
  },
});

/**
 * Connections. Of their properties the names are kept, the host, and the secret that they name.
 * https://docs.aws.amazon.com/glue/latest/webapi/API_Connection.html
 */
export const glueConnection = defineResourceType({
  type: "AWS::Glue::Connection",
  service: "glue",
  title: "Glue connections",
  arn: "glue:connection/**",
  cli: "glue get-connection --hide-password --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    ConnectionType: text,
    ConnectionPropertyNames: ids,
    /** Host and port of what it leads to, where its address tells them. */
    Host: text,
    /** Name or ARN of the secret that it signs in with. */
    Secret: text,
    PhysicalConnectionRequirements: z.looseObject({ SubnetId: text, SecurityGroupIdList: ids }).optional(),
    AuthenticationConfiguration: z.looseObject({ AuthenticationType: text, KmsKeyArn: text }).optional(),
    Tags,
  }),
  volatileState: true,
  runtime: ["LastConnectionValidationTime", "StatusReason"],
  drop: ["Status"],
  relations: ({ Secret, PhysicalConnectionRequirements: place, AuthenticationConfiguration }) => [
    ...relate("reaches out from", "AWS::EC2::Subnet", [place?.SubnetId]),
    ...relate("is guarded by", "AWS::EC2::SecurityGroup", place?.SecurityGroupIdList ?? []),
    ...relate("signs in with", "AWS::SecretsManager::Secret", [Secret]),
    ...relate("is encrypted by", "AWS::KMS::Key", [AuthenticationConfiguration?.KmsKeyArn]),
  ],
});

/** https://docs.aws.amazon.com/glue/latest/webapi/API_Trigger.html */
export const glueTrigger = defineResourceType({
  type: "AWS::Glue::Trigger",
  service: "glue",
  title: "Glue triggers",
  arn: "glue:trigger/**",
  cli: "glue get-trigger --name {id}",
  schema: z.looseObject({
    Name: z.string(),
    Type: text,
    Schedule: text,
    WorkflowName: text,
    Actions: z.array(z.looseObject({ JobName: text, CrawlerName: text })).optional(),
    Predicate: z
      .looseObject({ Conditions: z.array(z.looseObject({ JobName: text, CrawlerName: text })).optional() })
      .optional(),
    Tags,
  }),
  drop: ["State"],
  relations: ({ Actions = [], Predicate, WorkflowName }) => {
    const awaited = Predicate?.Conditions ?? [];
    return [
      ...relate("starts", "AWS::Glue::Job", Actions.map(jobOf)),
      ...relate("starts", "AWS::Glue::Crawler", Actions.map(crawlerOf)),
      ...relate("waits for", "AWS::Glue::Job", awaited.map(jobOf)),
      ...relate("waits for", "AWS::Glue::Crawler", awaited.map(crawlerOf)),
      ...relate("belongs to", "AWS::Glue::Workflow", [WorkflowName]),
    ];
  },
});

const jobOf = ({ JobName }: { JobName?: string | undefined }) => JobName;
const crawlerOf = ({ CrawlerName }: { CrawlerName?: string | undefined }) => CrawlerName;

/** Bucket in an address as `s3://BUCKET/KEY`. */
function bucketOf(address: string | undefined): string | undefined {
  return /^s3[an]?:\/\/([^/]+)/.exec(address ?? "")?.[1];
}

/** A role is told as an ARN, or as its name with the path before it. */
function roleOf(role: string | undefined): string | undefined {
  return role?.startsWith("arn:") ? role : role?.split("/").at(-1);
}

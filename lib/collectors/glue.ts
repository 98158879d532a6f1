import {
  type Connection,
  GetTagsCommand,
  GlueClient,
  type Job,
  paginateGetConnections,
  paginateGetCrawlers,
  paginateGetDatabases,
  paginateGetJobs,
  paginateGetTriggers,
} from "@aws-sdk/client-glue";
import type { ResourceType } from "@/lib/model/resource";
import { glueConnection, glueCrawler, glueDatabase, glueJob, glueTrigger } from "@/lib/model/resources/glue";
import {
  type CollectContext,
  type CollectorListing,
  defineCollector,
  type Found,
  listing,
  type Paginator,
} from "./define";
import { databaseHost, hostOnly } from "./shared/addresses";
import { namesIn } from "./shared/fields";
import { withoutPayloads } from "./shared/payloads";
import { placeTags } from "./shared/tags";

/** Rules by which a page of Glue's answers becomes resources. */
type GlueListing<Input, Output, Item> = {
  type: ResourceType;
  paginator: Paginator<GlueClient, Input, Output>;
  /** Sent as it is; `MaxResults` is the most that the operation takes. */
  input: Input;
  items: (page: Output) => Item[] | undefined;
  /** Resource part of the ARN before the name. */
  kind: string;
  /** Glue's word for what it does now, or whether it is switched on. */
  state?: (item: Item) => string | undefined;
  /** What is kept, where that is not all. */
  keep?: (item: Item) => object;
};

/** ARN forms: https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html */
function glueListing<Input, Output, Item extends object & { Name?: string | undefined }>(
  rules: GlueListing<Input, Output, Item>,
): CollectorListing {
  return listing([rules.type], async function* (context) {
    const client = context.connect(GlueClient);
    for await (const page of context.paginate(rules.paginator, client, rules.input)) {
      yield* context.each(rules.items(page) ?? [], (item) => toFound(rules, context, client, item));
    }
  });
}

async function toFound<Input, Output, Item extends object & { Name?: string | undefined }>(
  rules: GlueListing<Input, Output, Item>,
  context: CollectContext,
  client: GlueClient,
  item: Item,
): Promise<Found> {
  const { Name = "" } = item;
  const arn = context.arn("glue", `${rules.kind}/${Name}`);
  const { tags, unseenTags } = placeTags(
    await context.read(async () => (await client.send(new GetTagsCommand({ ResourceArn: arn }))).Tags ?? {}),
  );
  const configuration = { ...(rules.keep?.(item) ?? item), ...unseenTags };
  return { type: rules.type, arn, id: Name, name: Name, tags, state: rules.state?.(item), configuration };
}

/** A job without the values of its arguments, the nodes of its picture, and what it signs in to a repository with. */
function withoutArguments(job: Job): object {
  const { DefaultArguments, NonOverridableArguments, CodeGenConfigurationNodes, SourceControlDetails, ...kept } = job;
  const { AuthToken, ...source } = SourceControlDetails ?? {};
  return {
    ...kept,
    DefaultArgumentNames: namesIn(DefaultArguments),
    NonOverridableArgumentNames: namesIn(NonOverridableArguments),
    ...(SourceControlDetails && { SourceControlDetails: source }),
  };
}

/** A connection without the values of its properties: user names, passwords, certificates, addresses with both. */
function withoutProperties(connection: Connection): object {
  const { ConnectionProperties, SparkProperties, AthenaProperties, PythonProperties, ...kept } = connection;
  const { SecretArn, OAuth2Properties, ...authentication } = kept.AuthenticationConfiguration ?? {};
  const { CONNECTION_URL, JDBC_CONNECTION_URL, HOST, KAFKA_BOOTSTRAP_SERVERS, SECRET_ID } = ConnectionProperties ?? {};
  return {
    ...kept,
    ...(kept.AuthenticationConfiguration && { AuthenticationConfiguration: authentication }),
    ConnectionPropertyNames: namesIn({
      ...ConnectionProperties,
      ...SparkProperties,
      ...AthenaProperties,
      ...PythonProperties,
    }),
    Host:
      databaseHost(JDBC_CONNECTION_URL) ?? databaseHost(CONNECTION_URL) ?? hostOnly(HOST) ?? KAFKA_BOOTSTRAP_SERVERS,
    Secret: SecretArn ?? SECRET_ID,
  };
}

/** Glue. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html */
export const glue = defineCollector({
  service: "glue",
  scope: "regional",
  permissions: {
    GetConnections: "glue:GetConnections",
    GetCrawlers: "glue:GetCrawlers",
    GetDatabases: "glue:GetDatabases",
    GetJobs: "glue:GetJobs",
    GetTags: "glue:GetTags",
    GetTriggers: "glue:GetTriggers",
  },
  listings: [
    glueListing({
      type: glueDatabase,
      paginator: paginateGetDatabases,
      input: { MaxResults: 100 },
      items: ({ DatabaseList }) => DatabaseList,
      kind: "database",
    }),
    glueListing({
      type: glueJob,
      paginator: paginateGetJobs,
      input: { MaxResults: 1000 },
      items: ({ Jobs }) => Jobs,
      kind: "job",
      keep: withoutArguments,
    }),
    glueListing({
      type: glueCrawler,
      paginator: paginateGetCrawlers,
      input: { MaxResults: 1000 },
      items: ({ Crawlers }) => Crawlers,
      kind: "crawler",
      state: ({ State }) => State,
    }),
    glueListing({
      type: glueConnection,
      paginator: paginateGetConnections,
      // Without passwords, which would take the right to decrypt.
      input: { HidePassword: true, MaxResults: 1000 },
      items: ({ ConnectionList }) => ConnectionList,
      kind: "connection",
      state: ({ Status }) => Status,
      keep: withoutProperties,
    }),
    glueListing({
      type: glueTrigger,
      paginator: paginateGetTriggers,
      input: { MaxResults: 200 },
      items: ({ Triggers }) => Triggers,
      kind: "trigger",
      state: ({ State }) => State,
      keep: (trigger) => ({ ...trigger, Actions: withoutPayloads(trigger.Actions) }),
    }),
  ],
});

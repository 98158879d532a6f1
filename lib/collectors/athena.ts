import {
  AthenaClient,
  GetWorkGroupCommand,
  paginateListTagsForResource,
  paginateListWorkGroups,
  type WorkGroupConfiguration,
  type WorkGroupSummary,
} from "@aws-sdk/client-athena";
import { workGroup } from "@/lib/model/resources/athena";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { beyond } from "./shared/beyond";
import { namesIn } from "./shared/fields";
import { allItems } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Athena. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonathena.html */
export const athena = defineCollector({
  service: "athena",
  scope: "regional",
  permissions: {
    GetWorkGroup: "athena:GetWorkGroup",
    ListTagsForResource: "athena:ListTagsForResource",
    ListWorkGroups: "athena:ListWorkGroups",
  },
  listings: [
    listing([workGroup], async function* (context) {
      const client = context.connect(AthenaClient);
      for await (const page of context.paginate(paginateListWorkGroups, client, { MaxResults: 50 })) {
        yield* context.each(page.WorkGroups ?? [], (item) => readWorkGroup(context, client, item));
      }
    }),
  ],
});

/** Settings without what owners hand on to Spark: keys to where it reads stand there. */
function withoutValues({ AdditionalConfiguration, EngineConfiguration, ...settings }: WorkGroupConfiguration): object {
  const { AdditionalConfigs, SparkProperties, Classifications, ...engine } = EngineConfiguration ?? {};
  return {
    ...settings,
    ...(AdditionalConfiguration && { HasAdditionalConfiguration: true }),
    ...(EngineConfiguration && {
      EngineConfiguration: {
        ...engine,
        AdditionalConfigNames: namesIn(AdditionalConfigs),
        SparkPropertyNames: namesIn(SparkProperties),
        Classifications: Classifications?.map(({ Properties, ...one }) => ({
          ...one,
          PropertyNames: namesIn(Properties),
        })),
      },
    }),
  };
}

async function readWorkGroup(context: CollectContext, client: AthenaClient, item: WorkGroupSummary): Promise<Found> {
  const { Name = "" } = item;
  const arn = context.arn("athena", `workgroup/${Name}`);
  const [WorkGroup, tagging] = await Promise.all([
    context.read(async () => {
      const answer = await client.send(new GetWorkGroupCommand({ WorkGroup: Name }));
      const of = { service: "athena", region: context.region, operation: "GetWorkGroup" };
      const { Configuration, ...group } = told(answer.WorkGroup, of);
      return { ...beyond(group, item), Configuration: Configuration && withoutValues(Configuration) };
    }),
    context.read(async () => {
      const pages = context.paginate(paginateListTagsForResource, client, { ResourceARN: arn });
      return tagMap(await allItems(pages, ({ Tags }) => Tags));
    }),
  ]);
  const { tags, unseenTags } = placeTags(tagging);
  const configuration = { ...item, WorkGroup, ...unseenTags };
  return found(workGroup, { arn, id: Name, name: Name, tags, state: item.State, configuration });
}

import {
  GetIPSetCommand,
  GetRuleGroupCommand,
  GetWebACLCommand,
  ListIPSetsCommand,
  type ListIPSetsRequest,
  ListLoggingConfigurationsCommand,
  type ListLoggingConfigurationsRequest,
  ListResourcesForWebACLCommand,
  ListRuleGroupsCommand,
  type ListRuleGroupsRequest,
  ListWebACLsCommand,
  type ListWebACLsRequest,
  type LoggingConfiguration,
  type ResourceType as Protected,
  type Scope,
  WAFV2Client,
} from "@aws-sdk/client-wafv2";
import { CallFailure } from "@/lib/aws/call-failure";
import { homeRegion } from "@/lib/aws/partition";
import { seen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import { ipSet, ruleGroup, webAcl } from "@/lib/model/resources/wafv2";
import { type CollectContext, defineCollector, found, listing, type Paginator } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { allItems, paginatorOf } from "./shared/paginators";
import { told } from "./shared/told";
import { withoutSecrets } from "./wafv2-secrets";

type Page = { NextMarker?: string | undefined };
// Some servers answer with the marker of the last item after the last page, others with an empty one.
const next = ({ NextMarker }: Page) => (NextMarker ? { NextMarker } : null);
const paginateWebAcls = paginatorOf(
  (client: WAFV2Client, input: ListWebACLsRequest) => client.send(new ListWebACLsCommand(input)),
  next,
);
const paginateIpSets = paginatorOf(
  (client: WAFV2Client, input: ListIPSetsRequest) => client.send(new ListIPSetsCommand(input)),
  next,
);
const paginateRuleGroups = paginatorOf(
  (client: WAFV2Client, input: ListRuleGroupsRequest) => client.send(new ListRuleGroupsCommand(input)),
  next,
);
const paginateLogging = paginatorOf(
  (client: WAFV2Client, input: ListLoggingConfigurationsRequest) =>
    client.send(new ListLoggingConfigurationsCommand(input)),
  next,
);

/** What the lists of WAF have in common. */
type Item = {
  Name?: string | undefined;
  Id?: string | undefined;
  ARN?: string | undefined;
  Description?: string | undefined;
};

/** Items of a list, of the region and, in the partition's home region, of CloudFront, which is kept there. */
async function* listed<Output>(
  context: CollectContext,
  paginator: Paginator<WAFV2Client, { Scope: Scope | undefined; Limit?: number | undefined }, Output>,
  itemsOf: (page: Output) => Item[] | undefined,
): AsyncGenerator<Item & { Scope: Scope }> {
  const scopes: Scope[] = context.region === homeRegion(context.partition) ? ["REGIONAL", "CLOUDFRONT"] : ["REGIONAL"];
  for (const Scope of scopes) {
    const pages = context.paginate(paginator, context.connect(WAFV2Client), { Scope, Limit: 100 });
    for await (const page of pages) {
      for (const item of itemsOf(page) ?? []) yield { ...item, Scope };
    }
  }
}

/** What is said of each thing, whatever its kind. */
async function common(
  context: CollectContext,
  { Name = "", Id = "", ARN: arn = "", Scope, Description }: Item & { Scope: Scope },
) {
  const { tags, unseenTags } = await bulkTags(context, "wafv2", arn);
  const region = Scope === "CLOUDFRONT" ? GLOBAL : context.region;
  return { place: { arn, id: Id, name: Name, tags, region }, fields: { Name, Id, Scope, Description, ...unseenTags } };
}

const webAcls = listing([webAcl], async function* (context) {
  const client = context.connect(WAFV2Client);
  yield* context.each(
    listed(context, paginateWebAcls, (page) => page.WebACLs),
    async (item) => {
      const { Name, Id, Scope, ARN } = item;
      const [{ place, fields }, Detail, AssociatedResources, Logging] = await Promise.all([
        common(context, item),
        context.read(async () => {
          const answer = await client.send(new GetWebACLCommand({ Name, Id, Scope }));
          return details(told(answer.WebACL, where(context, "GetWebACL")));
        }),
        Scope === "CLOUDFRONT" ? seen(null) : context.read(() => resourcesOf(client, ARN)),
        context.read(async () => (await loggingOf(context, Scope)).get(ARN) ?? null),
      ]);
      return found(webAcl, { ...place, configuration: { ...fields, Detail, AssociatedResources, Logging } });
    },
  );
});

const ipSets = listing([ipSet], async function* (context) {
  const client = context.connect(WAFV2Client);
  yield* context.each(
    listed(context, paginateIpSets, (page) => page.IPSets),
    async (item) => {
      const { Name, Id, Scope } = item;
      const [{ place, fields }, Detail] = await Promise.all([
        common(context, item),
        context.read(async () => {
          const answer = await client.send(new GetIPSetCommand({ Name, Id, Scope }));
          return details(told(answer.IPSet, where(context, "GetIPSet")));
        }),
      ]);
      return found(ipSet, { ...place, configuration: { ...fields, Detail } });
    },
  );
});

const ruleGroups = listing([ruleGroup], async function* (context) {
  const client = context.connect(WAFV2Client);
  yield* context.each(
    listed(context, paginateRuleGroups, (page) => page.RuleGroups),
    async (item) => {
      const { Name, Id, Scope } = item;
      const [{ place, fields }, Detail] = await Promise.all([
        common(context, item),
        context.read(async () => {
          const answer = await client.send(new GetRuleGroupCommand({ Name, Id, Scope }));
          return details(told(answer.RuleGroup, where(context, "GetRuleGroup")));
        }),
      ]);
      return found(ruleGroup, { ...place, configuration: { ...fields, Detail } });
    },
  );
});

/** What a Get call tells beyond the list, without secrets. */
function details<T extends Item>({ Name: _name, Id: _id, ARN: _arn, Description: _description, ...rest }: T): unknown {
  return withoutSecrets(rest);
}

function where({ region }: CollectContext, operation: string) {
  return { service: "wafv2", region, operation };
}

/** Kinds of things that web ACLs of a region guard; AWS is asked for each of them by itself. */
const PROTECTED: readonly Protected[] = [
  "API_GATEWAY",
  "APPLICATION_LOAD_BALANCER",
  "APPSYNC",
  "APP_RUNNER_SERVICE",
  "COGNITO_USER_POOL",
  "VERIFIED_ACCESS_INSTANCE",
];

async function resourcesOf(client: WAFV2Client, WebACLArn: string | undefined): Promise<string[]> {
  const lists = PROTECTED.map(async (ResourceType) => {
    try {
      const answer = await client.send(new ListResourcesForWebACLCommand({ WebACLArn, ResourceType }));
      return answer.ResourceArns ?? [];
    } catch (error) {
      // Not every region has every kind, but balancers are everywhere: there it says that something else is wrong.
      const isUnknownKind = error instanceof CallFailure && error.code === "WAFInvalidParameterException";
      if (isUnknownKind && ResourceType !== "APPLICATION_LOAD_BALANCER") return [];
      throw error;
    }
  });
  return (await Promise.all(lists)).flat();
}

/** Logging of all web ACLs of a scope, by ARN: one call in place of one for each. */
function loggingOf(context: CollectContext, Scope: Scope): Promise<Map<string | undefined, LoggingConfiguration>> {
  return context.once(`logging ${Scope}`, async () => {
    const pages = context.paginate(paginateLogging, context.connect(WAFV2Client), { Scope, Limit: 100 });
    const all = await allItems(pages, (page) => page.LoggingConfigurations);
    return new Map(all.map((one) => [one.ResourceArn, one]));
  });
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html */
export const wafv2 = defineCollector({
  service: "wafv2",
  scope: "regional",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    GetIPSet: "wafv2:GetIPSet",
    GetRuleGroup: "wafv2:GetRuleGroup",
    GetWebACL: "wafv2:GetWebACL",
    ListIPSets: "wafv2:ListIPSets",
    ListLoggingConfigurations: "wafv2:ListLoggingConfigurations",
    // Beside its own action, the kind of thing that is asked for wants one.
    ListResourcesForWebACL: [
      "wafv2:ListResourcesForWebACL",
      "apprunner:ListAssociatedServicesForWebAcl",
      "cognito-idp:ListResourcesForWebACL",
      "ec2:DescribeVerifiedAccessInstanceWebAclAssociations",
    ],
    ListRuleGroups: "wafv2:ListRuleGroups",
    ListWebACLs: "wafv2:ListWebACLs",
  },
  listings: [ipSets, ruleGroups, webAcls],
});

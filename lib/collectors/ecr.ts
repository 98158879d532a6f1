import {
  DescribeRegistryCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRegistryPolicyCommand,
  GetRegistryScanningConfigurationCommand,
  GetRepositoryPolicyCommand,
  paginateDescribePullThroughCacheRules,
  paginateDescribeRepositories,
  type Repository,
} from "@aws-sdk/client-ecr";
import { ecrRegistry, ecrRepository, pullThroughCacheRule } from "@/lib/model/resources/ecr";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { allItems } from "./shared/paginators";
import { told } from "./shared/told";

/** Most that a page of ECR's listings holds. */
const PAGE = { maxResults: 1000 };

function allRepositories(context: CollectContext): Promise<Repository[]> {
  return context.once("repositories", () => {
    const pages = context.paginate(paginateDescribeRepositories, context.connect(ECRClient), PAGE);
    return allItems(pages, (page) => page.repositories);
  });
}

const repositories = listing([ecrRepository], async function* (context) {
  const client = context.connect(ECRClient);
  const of = (operation: string) => ({ service: "ecr", region: context.region, operation });
  yield* context.each(await allRepositories(context), async (item) => {
    const { repositoryArn: arn = "", repositoryName = "" } = item;
    const [Policy, LifecyclePolicy, { tags, unseenTags }] = await Promise.all([
      context.read<unknown>(
        async () => {
          const { policyText } = await client.send(new GetRepositoryPolicyCommand({ repositoryName }));
          return policyDocument(told(policyText, of("GetRepositoryPolicy")));
        },
        { RepositoryPolicyNotFoundException: null },
      ),
      context.read<string | null>(
        async () => {
          const { lifecyclePolicyText } = await client.send(new GetLifecyclePolicyCommand({ repositoryName }));
          return told(lifecyclePolicyText, of("GetLifecyclePolicy"));
        },
        { LifecyclePolicyNotFoundException: null },
      ),
      bulkTags(context, "ecr", arn),
    ]);
    const configuration = { ...item, Policy, LifecyclePolicy, ...unseenTags };
    return found(ecrRepository, { arn, id: repositoryName, tags, configuration });
  });
});

const registry = listing([ecrRegistry], async function* (context) {
  const client = context.connect(ECRClient);
  const of = (operation: string) => ({ service: "ecr", region: context.region, operation });
  const [Policy, Replication, Scanning] = await Promise.all([
    context.read<unknown>(
      async () => {
        const { policyText } = await client.send(new GetRegistryPolicyCommand({}));
        return policyDocument(told(policyText, of("GetRegistryPolicy")));
      },
      { RegistryPolicyNotFoundException: null },
    ),
    context.read(async () =>
      told((await client.send(new DescribeRegistryCommand({}))).replicationConfiguration, of("DescribeRegistry")),
    ),
    context.read(async () => {
      const { scanningConfiguration } = await client.send(new GetRegistryScanningConfigurationCommand({}));
      return told(scanningConfiguration, of("GetRegistryScanningConfiguration"));
    }),
  ]);
  const { awsAccountId: id, region } = context;
  const configuration = { Policy, Replication, Scanning };
  yield found(ecrRegistry, { arn: context.arn("ecr", "registry"), id, name: `Registry in ${region}`, configuration });
});

const cacheRules = listing([pullThroughCacheRule], async function* (context) {
  const client = context.connect(ECRClient);
  for await (const page of context.paginate(paginateDescribePullThroughCacheRules, client, PAGE)) {
    for (const { updatedAt: _, ...item } of page.pullThroughCacheRules ?? []) {
      const { ecrRepositoryPrefix: id = "" } = item;
      const arn = context.arn("ecr", `pull-through-cache-rule/${id}`);
      yield found(pullThroughCacheRule, { arn, id, configuration: item });
    }
  }
});

/** ECR's private registry. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/Welcome.html */
export const ecr = defineCollector({
  service: "ecr",
  scope: "regional",
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribePullThroughCacheRules: "ecr:DescribePullThroughCacheRules",
    DescribeRegistry: "ecr:DescribeRegistry",
    DescribeRepositories: "ecr:DescribeRepositories",
    GetLifecyclePolicy: "ecr:GetLifecyclePolicy",
    GetRegistryPolicy: "ecr:GetRegistryPolicy",
    GetRegistryScanningConfiguration: "ecr:GetRegistryScanningConfiguration",
    GetRepositoryPolicy: "ecr:GetRepositoryPolicy",
  },
  listings: [cacheRules, registry, repositories],
});

import {
  DescribeDomainsCommand,
  type DomainStatus,
  ListDomainNamesCommand,
  ListTagsCommand,
  OpenSearchClient,
} from "@aws-sdk/client-opensearch";
import { openSearchDomain } from "@/lib/model/resources/opensearch";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { policyDocument } from "./policy/document";
import { inBatches } from "./shared/batches";
import { below } from "./shared/paginators";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Most names that DescribeDomains takes. */
const BATCH = 5;

/** OpenSearch Service. https://docs.aws.amazon.com/opensearch-service/latest/APIReference/Welcome.html */
export const opensearch = defineCollector({
  service: "opensearch",
  scope: "regional",
  permissions: {
    DescribeDomains: "es:DescribeDomains",
    ListDomainNames: "es:ListDomainNames",
    ListTags: "es:ListTags",
  },
  listings: [
    listing([openSearchDomain], async function* (context) {
      const client = context.connect(OpenSearchClient);
      // All names of the region in one answer.
      const { DomainNames = [] } = await client.send(new ListDomainNamesCommand({}));
      const names = DomainNames.flatMap(({ DomainName }) => DomainName ?? []);
      yield* below(context, inBatches(names, BATCH), async (batch) => {
        const answer = await client.send(new DescribeDomainsCommand({ DomainNames: batch }));
        const of = { service: "opensearch", region: context.region, operation: "DescribeDomains" };
        const domains = told(answer.DomainStatusList, of);
        return Promise.all(domains.map((one) => toDomain(context, client, one)));
      });
    }),
  ],
});

async function toDomain(context: CollectContext, client: OpenSearchClient, one: DomainStatus): Promise<Found> {
  const { tags, unseenTags } = placeTags(
    await context.read(async () => tagMap((await client.send(new ListTagsCommand({ ARN: one.ARN }))).TagList)),
  );
  return found(openSearchDomain, {
    arn: one.ARN ?? "",
    id: one.DomainName ?? "",
    tags,
    state: one.DomainProcessingStatus,
    // Without a policy the answer has an empty text.
    configuration: { ...one, AccessPolicies: policyDocument(one.AccessPolicies || null), ...unseenTags },
  });
}

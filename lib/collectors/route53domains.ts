import {
  GetDomainDetailCommand,
  ListTagsForDomainCommand,
  paginateListDomains,
  Route53DomainsClient,
} from "@aws-sdk/client-route-53-domains";
import { domain } from "@/lib/model/resources/route53domains";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { placeTags, tagMap } from "./shared/tags";
import { told } from "./shared/told";

/**
 * Route 53 Domains, which answers in the partition's home region only.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53domains.html
 */
export const route53domains = defineCollector({
  service: "route53domains",
  scope: "global",
  permissions: {
    GetDomainDetail: "route53domains:GetDomainDetail",
    ListDomains: "route53domains:ListDomains",
    ListTagsForDomain: "route53domains:ListTagsForDomain",
  },
  listings: [
    listing([domain], async function* (context) {
      const client = context.connect(Route53DomainsClient);
      for await (const page of context.paginate(paginateListDomains, client, { MaxItems: 100 })) {
        yield* context.each(page.Domains ?? [], async (item) => {
          const { DomainName = "" } = item;
          const [Detail, tagging] = await Promise.all([
            context.read(() => domainDetail(context, client, DomainName)),
            context.read(async () => tagMap((await client.send(new ListTagsForDomainCommand({ DomainName }))).TagList)),
          ]);
          const { tags, unseenTags } = placeTags(tagging);
          return found(domain, {
            // AWS has no ARN for domains.
            arn: context.arn("route53domains", `domain/${DomainName}`),
            id: DomainName,
            tags,
            configuration: { ...item, Detail, ...unseenTags },
          });
        });
      }
    }),
  ],
});

async function domainDetail({ region }: CollectContext, client: Route53DomainsClient, DomainName: string) {
  const answer = await client.send(new GetDomainDetailCommand({ DomainName }));
  told(answer.DomainName, { service: "route53domains", region, operation: "GetDomainDetail" });
  // Named one by one: what AWS adds may be about people.
  const { Nameservers, AdminPrivacy, RegistrantPrivacy, TechPrivacy, BillingPrivacy } = answer;
  const { RegistrarName, CreationDate, UpdatedDate, StatusList, DnssecKeys } = answer;
  const privacy = { AdminPrivacy, RegistrantPrivacy, TechPrivacy, BillingPrivacy };
  return { Nameservers, ...privacy, RegistrarName, CreationDate, UpdatedDate, StatusList, DnssecKeys };
}

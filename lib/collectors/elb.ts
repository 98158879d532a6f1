import {
  DescribeLoadBalancerAttributesCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingClient,
  type LoadBalancerDescription,
  paginateDescribeLoadBalancers,
} from "@aws-sdk/client-elastic-load-balancing";
import { classicLoadBalancer } from "@/lib/model/resources/elb";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { byName, withTags } from "./elb-tags";
import { told } from "./shared/told";

const loadBalancers = listing([classicLoadBalancer], (context) => {
  const client = context.connect(ElasticLoadBalancingClient);
  return withTags(
    context,
    allLoadBalancers(context),
    (one) => one.LoadBalancerName,
    async (LoadBalancerNames) => {
      const answer = await client.send(new DescribeTagsCommand({ LoadBalancerNames }));
      return byName(answer.TagDescriptions, (described) => described.LoadBalancerName);
    },
    async (one) => {
      const { LoadBalancerName = "" } = one;
      const Attributes = await context.read(async () => {
        const answer = await client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerName }));
        const operation = "DescribeLoadBalancerAttributes";
        return told(answer.LoadBalancerAttributes, { service: "elb", region: context.region, operation });
      });
      return found(classicLoadBalancer, {
        arn: context.arn("elasticloadbalancing", `loadbalancer/${LoadBalancerName}`),
        id: LoadBalancerName,
        name: LoadBalancerName,
        configuration: { ...one, Attributes },
      });
    },
  );
});

async function* allLoadBalancers(context: CollectContext): AsyncGenerator<LoadBalancerDescription> {
  const client = context.connect(ElasticLoadBalancingClient);
  for await (const page of context.paginate(paginateDescribeLoadBalancers, client, {})) {
    yield* page.LoadBalancerDescriptions ?? [];
  }
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancing.html */
export const elb = defineCollector({
  service: "elb",
  scope: "regional",
  permissions: {
    DescribeLoadBalancerAttributes: "elasticloadbalancing:DescribeLoadBalancerAttributes",
    DescribeLoadBalancers: "elasticloadbalancing:DescribeLoadBalancers",
    DescribeTags: "elasticloadbalancing:DescribeTags",
  },
  listings: [loadBalancers],
});

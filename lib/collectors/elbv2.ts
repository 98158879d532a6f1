import {
  DescribeLoadBalancerAttributesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { listener, listenerRule, loadBalancer, targetGroup } from "@/lib/model/resources/elbv2";
import { type CollectContext, defineCollector, found, listing } from "./define";
import { withTags } from "./elb-tags";
import { allListeners, allLoadBalancers, allRules, allTargetGroups, describeTags } from "./elbv2-lists";
import { tagMap } from "./shared/tags";
import { told } from "./shared/told";

const loadBalancers = listing([loadBalancer], (context) => {
  const client = context.connect(ElasticLoadBalancingV2Client);
  return withTags(
    context,
    allLoadBalancers(context),
    (one) => one.LoadBalancerArn,
    (arns) => describeTags(context, arns),
    async (one) => {
      const { LoadBalancerArn = "", LoadBalancerName = "" } = one;
      const Attributes = await context.read(async () => {
        const command = new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn });
        return attributesOf(context, "DescribeLoadBalancerAttributes", await client.send(command));
      });
      return found(loadBalancer, {
        arn: LoadBalancerArn,
        id: LoadBalancerName,
        name: LoadBalancerName,
        state: one.State?.Code,
        configuration: { ...one, Attributes },
      });
    },
  );
});

const listeners = listing([listener], (context) =>
  withTags(
    context,
    allListeners(context),
    (one) => one.ListenerArn,
    (arns) => describeTags(context, arns),
    async (one) => {
      const { ListenerArn = "" } = one;
      return found(listener, {
        arn: ListenerArn,
        id: ListenerArn,
        name: listenerName(one),
        configuration: { ...one },
      });
    },
  ),
);

const rules = listing([listenerRule], (context) =>
  withTags(
    context,
    allRules(context),
    ({ rule }) => rule.RuleArn,
    (arns) => describeTags(context, arns),
    async ({ rule, of }) => {
      const { RuleArn = "" } = rule;
      return found(listenerRule, {
        arn: RuleArn,
        id: RuleArn,
        name: `${listenerName(of)} rule ${rule.Priority}`,
        configuration: { ...rule, ListenerArn: of.ListenerArn },
      });
    },
  ),
);

const targetGroups = listing([targetGroup], (context) => {
  const client = context.connect(ElasticLoadBalancingV2Client);
  return withTags(
    context,
    allTargetGroups(context),
    (one) => one.TargetGroupArn,
    (arns) => describeTags(context, arns),
    async (one) => {
      const { TargetGroupArn = "", TargetGroupName = "" } = one;
      const [Attributes, TargetHealth] = await Promise.all([
        context.read(async () => {
          const command = new DescribeTargetGroupAttributesCommand({ TargetGroupArn });
          return attributesOf(context, "DescribeTargetGroupAttributes", await client.send(command));
        }),
        context.read(async () => {
          const command = new DescribeTargetHealthCommand({ TargetGroupArn });
          return (await client.send(command)).TargetHealthDescriptions ?? [];
        }),
      ]);
      return found(targetGroup, {
        arn: TargetGroupArn,
        id: TargetGroupName,
        name: TargetGroupName,
        configuration: { ...one, Attributes, TargetHealth },
      });
    },
  );
});

type Attributes = { Attributes?: { Key?: string | undefined; Value?: string | undefined }[] | undefined };

/** Attributes by key. AWS tells them all, also those that are off. */
function attributesOf({ region }: CollectContext, operation: string, { Attributes }: Attributes) {
  return tagMap(told(Attributes, { service: "elbv2", region, operation }));
}

function listenerName({ LoadBalancerArn, Protocol, Port }: Listener): string {
  // arn:…:loadbalancer/app/NAME/ID
  const name = LoadBalancerArn?.split("/").at(-2) ?? "";
  return [name, [Protocol, Port].filter((part) => part !== undefined).join(":")].filter(Boolean).join(" ");
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html */
export const elbv2 = defineCollector({
  service: "elbv2",
  scope: "regional",
  permissions: {
    DescribeListeners: "elasticloadbalancing:DescribeListeners",
    DescribeLoadBalancerAttributes: "elasticloadbalancing:DescribeLoadBalancerAttributes",
    DescribeLoadBalancers: "elasticloadbalancing:DescribeLoadBalancers",
    DescribeRules: "elasticloadbalancing:DescribeRules",
    DescribeTags: "elasticloadbalancing:DescribeTags",
    DescribeTargetGroupAttributes: "elasticloadbalancing:DescribeTargetGroupAttributes",
    DescribeTargetGroups: "elasticloadbalancing:DescribeTargetGroups",
    DescribeTargetHealth: "elasticloadbalancing:DescribeTargetHealth",
  },
  listings: [listeners, loadBalancers, rules, targetGroups],
});

import {
  DescribeFirewallCommand,
  DescribeFirewallPolicyCommand,
  DescribeLoggingConfigurationCommand,
  type FirewallMetadata,
  type FirewallPolicy,
  NetworkFirewallClient,
  paginateListFirewalls,
} from "@aws-sdk/client-network-firewall";
import { firewall } from "@/lib/model/resources/networkfirewall";
import { type CollectContext, defineCollector, type Found, found, listing } from "./define";
import { below } from "./shared/paginators";
import { tagMap } from "./shared/tags";
import { told } from "./shared/told";

/** Network Firewall. https://docs.aws.amazon.com/network-firewall/latest/APIReference/Welcome.html */
export const networkfirewall = defineCollector({
  service: "networkfirewall",
  scope: "regional",
  permissions: {
    DescribeFirewall: "network-firewall:DescribeFirewall",
    DescribeFirewallPolicy: "network-firewall:DescribeFirewallPolicy",
    DescribeLoggingConfiguration: "network-firewall:DescribeLoggingConfiguration",
    ListFirewalls: "network-firewall:ListFirewalls",
  },
  listings: [
    listing([firewall], async function* (context) {
      const client = context.connect(NetworkFirewallClient);
      for await (const page of context.paginate(paginateListFirewalls, client, { MaxResults: 100 })) {
        yield* below(context, page.Firewalls ?? [], async (item) => [await readFirewall(context, client, item)]);
      }
    }),
  ],
});

/** The listing tells hardly more than names, so one whose description fails is missed rather than half known. */
async function readFirewall(
  context: CollectContext,
  client: NetworkFirewallClient,
  { FirewallArn }: FirewallMetadata,
): Promise<Found> {
  const of = (operation: string) => ({ service: "networkfirewall", region: context.region, operation });
  const [{ Firewall, FirewallStatus }, LogDestinations] = await Promise.all([
    client.send(new DescribeFirewallCommand({ FirewallArn })),
    context.read(async () => {
      const answer = await client.send(new DescribeLoggingConfigurationCommand({ FirewallArn }));
      return answer.LoggingConfiguration?.LogDestinationConfigs ?? [];
    }),
  ]);
  const one = told(Firewall, of("DescribeFirewall"));
  const status = told(FirewallStatus, of("DescribeFirewall"));
  const Policy = await context.read(async () =>
    told(await policyOf(context, client, one), of("DescribeFirewallPolicy")),
  );
  const endpoints = Object.values(status.SyncStates ?? {}).flatMap((it) => it.Attachment?.EndpointId ?? []);
  return found(firewall, {
    arn: FirewallArn ?? "",
    id: one.FirewallName ?? "",
    tags: tagMap(one.Tags),
    state: status.Status,
    configuration: {
      ...one,
      FirewallArn,
      EndpointIds: endpoints.sort(),
      FirewallStatus: status,
      Policy,
      LogDestinations,
    },
  });
}

/** Firewalls may share a policy. */
function policyOf(
  context: CollectContext,
  client: NetworkFirewallClient,
  { FirewallPolicyArn }: { FirewallPolicyArn: string | undefined },
): Promise<FirewallPolicy | undefined> {
  return context.once(`policy ${FirewallPolicyArn}`, async () => {
    return (await client.send(new DescribeFirewallPolicyCommand({ FirewallPolicyArn }))).FirewallPolicy;
  });
}

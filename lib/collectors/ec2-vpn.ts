import {
  type ClientVpnEndpoint,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
  type EC2Client,
  paginateDescribeClientVpnAuthorizationRules,
  paginateDescribeClientVpnEndpoints,
  paginateDescribeClientVpnTargetNetworks,
  type VpnConnection,
} from "@aws-sdk/client-ec2";
import { clientVpnEndpoint, customerGateway, vpnConnection, vpnGateway } from "@/lib/model/resources/ec2-vpn";
import type { CollectContext } from "./define";
import { type Ec2Part, ec2Listing, ec2WholeListing } from "./ec2-listing";
import { allCustomerGateways, someCustomerGateway } from "./ec2-parents";
import { allItems } from "./shared/paginators";

/** What leads from VPCs to offices and to the machines of single people. */
export const vpn: Ec2Part = {
  permissions: {
    DescribeClientVpnAuthorizationRules: "ec2:DescribeClientVpnAuthorizationRules",
    DescribeClientVpnEndpoints: "ec2:DescribeClientVpnEndpoints",
    DescribeClientVpnTargetNetworks: "ec2:DescribeClientVpnTargetNetworks",
    DescribeCustomerGateways: "ec2:DescribeCustomerGateways",
    DescribeVpnConnections: "ec2:DescribeVpnConnections",
    DescribeVpnGateways: "ec2:DescribeVpnGateways",
  },
  listings: [
    ec2WholeListing({
      type: customerGateway,
      list: allCustomerGateways,
      kind: "customer-gateway",
      id: (item) => item.CustomerGatewayId,
      state: (item) => item.State,
      // Listed for a while after its end, as are the others here.
      keep: (item) => item.State !== "deleted",
    }),
    ec2WholeListing({
      type: vpnGateway,
      list: async (_, client) => (await client.send(new DescribeVpnGatewaysCommand({}))).VpnGateways,
      kind: "vpn-gateway",
      id: (item) => item.VpnGatewayId,
      state: (item) => item.State,
      keep: (item) => item.State !== "deleted",
    }),
    ec2WholeListing({
      type: vpnConnection,
      // A connection names its customer gateway, and one in use cannot be deleted.
      when: someCustomerGateway,
      list: async (_, client) =>
        (await client.send(new DescribeVpnConnectionsCommand({}))).VpnConnections?.map(withoutKeys),
      kind: "vpn-connection",
      id: (item) => item.VpnConnectionId,
      state: (item) => item.State,
      keep: (item) => item.State !== "deleted",
    }),
    ec2Listing({
      type: clientVpnEndpoint,
      paginator: paginateDescribeClientVpnEndpoints,
      input: { MaxResults: 1000 },
      items: (page) => page.ClientVpnEndpoints,
      kind: "client-vpn-endpoint",
      id: (item) => item.ClientVpnEndpointId,
      state: (item) => item.Status?.Code,
      keep: (item) => item.Status?.Code !== "deleted",
      reads: networksAndRules,
    }),
  ],
};

/** AWS answers the tunnels' keys twice: as options, and in the configuration for the customer's device. */
function withoutKeys(connection: VpnConnection) {
  const { CustomerGatewayConfiguration, Options, ...rest } = connection;
  if (Options === undefined) return rest;
  const TunnelOptions = Options.TunnelOptions?.map(({ PreSharedKey, ...tunnel }) => tunnel);
  return { ...rest, Options: { ...Options, TunnelOptions } };
}

async function networksAndRules(item: ClientVpnEndpoint, context: CollectContext, client: EC2Client) {
  const input = { ClientVpnEndpointId: item.ClientVpnEndpointId, MaxResults: 1000 };
  const [TargetNetworks, AuthorizationRules] = await Promise.all([
    context.read(() => {
      const pages = context.paginate(paginateDescribeClientVpnTargetNetworks, client, input);
      return allItems(pages, (page) => page.ClientVpnTargetNetworks);
    }),
    context.read(() => {
      const pages = context.paginate(paginateDescribeClientVpnAuthorizationRules, client, input);
      return allItems(pages, (page) => page.AuthorizationRules);
    }),
  ]);
  return { TargetNetworks, AuthorizationRules };
}

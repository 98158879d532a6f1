import {
  type CustomerGateway,
  DescribeCustomerGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  type DescribeNetworkInterfacesCommandOutput,
  EC2Client,
  paginateDescribeTransitGateways,
  paginateDescribeVpcs,
  type TransitGateway,
  type Vpc,
} from "@aws-sdk/client-ec2";
import type { CollectContext } from "./define";
import { knownEmpty } from "./shared/known-empty";
import { allItems } from "./shared/paginators";

// What other things exist only within or by. Where a region has none, those others need no call of their own; regions
// without anything are the most of a scan.

/** The VPCs that the account sees in the region, also those whose subnets others share with it. Asked once per scope. */
export function allVpcs(context: CollectContext): Promise<Vpc[]> {
  return context.once("vpcs", () => {
    const pages = context.paginate(paginateDescribeVpcs, context.connect(EC2Client), { MaxResults: 1000 });
    return allItems(pages, (page) => page.Vpcs);
  });
}

/** The first thousand network interfaces of the region and where the others follow. Asked once per scope. */
export function firstInterfaces(context: CollectContext): Promise<DescribeNetworkInterfacesCommandOutput> {
  return context.once("first interfaces", () =>
    context.connect(EC2Client).send(new DescribeNetworkInterfacesCommand({ MaxResults: 1000 })),
  );
}

/** The transit gateways that the account sees in the region, its own and shared ones. Asked once per scope. */
export function allTransitGateways(context: CollectContext): Promise<TransitGateway[]> {
  return context.once("transit gateways", () => {
    const pages = context.paginate(paginateDescribeTransitGateways, context.connect(EC2Client), { MaxResults: 1000 });
    return allItems(pages, (page) => page.TransitGateways);
  });
}

/** The account's ends of VPN connections in the region. Asked once per scope. */
export function allCustomerGateways(context: CollectContext): Promise<CustomerGateway[]> {
  return context.once("customer gateways", async () => {
    const answer = await context.connect(EC2Client).send(new DescribeCustomerGatewaysCommand({}));
    return answer.CustomerGateways ?? [];
  });
}

/** True unless the region is known to have no VPC. */
export async function someVpc(context: CollectContext): Promise<boolean> {
  return !(await knownEmpty(allVpcs(context)));
}

/** True unless the region is known to have no network interface: a first page may be empty and not the last. */
export async function someInterface(context: CollectContext): Promise<boolean> {
  const first = firstInterfaces(context);
  return !(await knownEmpty(first.then((page) => (page.NextToken ? [page] : (page.NetworkInterfaces ?? [])))));
}

/** True unless the region is known to have no transit gateway that the account itself owns. */
export async function someOwnTransitGateway(context: CollectContext): Promise<boolean> {
  const { awsAccountId } = context;
  const own = allTransitGateways(context).then((all) =>
    all.filter(({ OwnerId }) => (OwnerId ?? awsAccountId) === awsAccountId),
  );
  return !(await knownEmpty(own));
}

/** True unless the region is known to have neither a transit gateway nor a network interface. */
export async function someTransitGatewayOrInterface(context: CollectContext): Promise<boolean> {
  const [noGateway, networkInterface] = await Promise.all([
    knownEmpty(allTransitGateways(context)),
    someInterface(context),
  ]);
  return !noGateway || networkInterface;
}

/** True unless the region is known to have no customer gateway. */
export async function someCustomerGateway(context: CollectContext): Promise<boolean> {
  return !(await knownEmpty(allCustomerGateways(context)));
}

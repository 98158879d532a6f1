import {
  DescribeAddressesCommand,
  EC2Client,
  type NetworkInterface,
  paginateDescribeNetworkInterfaces,
} from "@aws-sdk/client-ec2";
import { elasticIp, networkInterface } from "@/lib/model/resources/ec2-addresses";
import { type CollectContext, type Found, found, listing } from "./define";
import { shortLivedOwner } from "./ec2-interface-owners";
import { type Ec2Part, ec2Arn, ec2WholeListing } from "./ec2-listing";
import { firstInterfaces } from "./ec2-parents";
import { tagMap } from "./shared/tags";

/** Network interfaces and Elastic IP addresses. */
export const addresses: Ec2Part = {
  permissions: {
    DescribeAddresses: "ec2:DescribeAddresses",
    DescribeNetworkInterfaces: "ec2:DescribeNetworkInterfaces",
  },
  listings: [
    listing([networkInterface], collectInterfaces),
    ec2WholeListing({
      type: elasticIp,
      list: async (_, client) => (await client.send(new DescribeAddressesCommand({}))).Addresses,
      kind: "elastic-ip",
      id: (item) => item.AllocationId ?? item.PublicIp,
      name: (item) => item.PublicIp,
    }),
  ],
};

type Fold = { owner: string; members: NetworkInterface[] };

/** Lasting interfaces as they come, short-lived ones at the end, when all of an owner's are known. */
async function* collectInterfaces(context: CollectContext): AsyncGenerator<Found, void, undefined> {
  const folds = new Map<string, Fold>();
  try {
    for await (const page of interfacePages(context)) {
      for (const item of page.NetworkInterfaces ?? []) {
        const shortLived = shortLivedOwner(item);
        if (shortLived === null) {
          yield toInterface(context, item);
          continue;
        }
        const id = `${shortLived.owner}/${shortLived.place}`;
        const fold = folds.get(id) ?? { owner: shortLived.owner, members: [] };
        folds.set(id, fold);
        fold.members.push(item);
      }
    }
  } catch (error) {
    // What came before the break is still true; the listing is marked as broken off by the error.
    for (const [id, fold] of folds) yield toFolded(context, id, fold);
    throw error;
  }
  for (const [id, fold] of folds) yield toFolded(context, id, fold);
}

/** Asked for at once, even where there is no VPC: other listings wait for the first page. */
async function* interfacePages(context: CollectContext) {
  const first = await firstInterfaces(context);
  yield first;
  const { NextToken } = first;
  if (!NextToken) return;
  const input = { MaxResults: 1000, NextToken };
  yield* context.paginate(paginateDescribeNetworkInterfaces, context.connect(EC2Client), input);
}

function toInterface(context: CollectContext, item: NetworkInterface): Found {
  const id = item.NetworkInterfaceId ?? "";
  return found(networkInterface, {
    arn: ec2Arn(context, "network-interface", id, item.OwnerId),
    id,
    tags: tagMap(item.TagSet),
    state: item.Status,
    configuration: { ...item },
  });
}

/** One resource for the interfaces of one owner in one place: what they share is configuration, the rest moves. */
function toFolded(context: CollectContext, id: string, { owner, members }: Fold): Found {
  const [first] = members;
  return found(networkInterface, {
    arn: ec2Arn(context, "network-interface", id),
    id,
    name: `${owner} in ${first?.SubnetId}`,
    configuration: {
      FoldedFor: owner,
      SubnetId: first?.SubnetId,
      VpcId: first?.VpcId,
      AvailabilityZone: first?.AvailabilityZone,
      AvailabilityZoneId: first?.AvailabilityZoneId,
      Groups: first?.Groups,
      InterfaceType: first?.InterfaceType,
      RequesterManaged: first?.RequesterManaged,
      Members: members,
    },
  });
}

import {
  DescribeSnapshotAttributeCommand,
  type EC2Client,
  paginateDescribeImages,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
  type Snapshot,
} from "@aws-sdk/client-ec2";
import { image, snapshot, volume } from "@/lib/model/resources/ec2-storage";
import type { CollectContext } from "./define";
import { type Ec2Part, ec2Arn, ec2Listing } from "./ec2-listing";
import { told } from "./shared/told";

/** Volumes, and the account's own snapshots and images. */
export const storage: Ec2Part = {
  permissions: {
    DescribeImages: "ec2:DescribeImages",
    DescribeSnapshotAttribute: "ec2:DescribeSnapshotAttribute",
    DescribeSnapshots: "ec2:DescribeSnapshots",
    DescribeVolumes: "ec2:DescribeVolumes",
  },
  listings: [
    ec2Listing({
      type: volume,
      paginator: paginateDescribeVolumes,
      input: { MaxResults: 1000 },
      items: (page) => page.Volumes,
      kind: "volume",
      id: (item) => item.VolumeId,
      state: (item) => item.State,
    }),
    ec2Listing({
      type: snapshot,
      paginator: paginateDescribeSnapshots,
      input: { OwnerIds: ["self"], MaxResults: 1000 },
      items: (page) => page.Snapshots,
      kind: "snapshot",
      id: (item) => item.SnapshotId,
      arn: (item, context) => item.SnapshotId && ec2Arn(context, "snapshot", item.SnapshotId, ""),
      state: (item) => item.State,
      reads: isPublic,
    }),
    ec2Listing({
      type: image,
      paginator: paginateDescribeImages,
      input: { Owners: ["self"], IncludeDisabled: true, MaxResults: 1000 },
      items: (page) => page.Images,
      kind: "image",
      id: (item) => item.ImageId,
      name: (item) => item.Name,
      arn: (item, context) => item.ImageId && ec2Arn(context, "image", item.ImageId, ""),
      state: (item) => item.State,
    }),
  ],
};

/**
 * Whether everybody may restore a snapshot. One more listing of the region names the few that are public; each of
 * those is asked for itself, because AWS-compatible servers may not know the filter and then name all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html (`RestorableByUserIds`)
 */
async function isPublic(item: Snapshot, context: CollectContext, client: EC2Client) {
  const Public = await context.read(async () => {
    const candidates = await context.once("public snapshots", () => publicSnapshots(context, client));
    if (!candidates.has(item.SnapshotId)) return false;
    const command = new DescribeSnapshotAttributeCommand({
      SnapshotId: item.SnapshotId,
      Attribute: "createVolumePermission",
    });
    const { CreateVolumePermissions } = await client.send(command);
    const of = { service: "ec2", region: context.region, operation: "DescribeSnapshotAttribute" };
    return told(CreateVolumePermissions, of).some((permission) => permission.Group === "all");
  });
  return { Public };
}

async function publicSnapshots(context: CollectContext, client: EC2Client) {
  const ids = new Set<string | undefined>();
  const input = { OwnerIds: ["self"], RestorableByUserIds: ["all"], MaxResults: 1000 };
  for await (const page of context.paginate(paginateDescribeSnapshots, client, input)) {
    for (const { SnapshotId } of page.Snapshots ?? []) ids.add(SnapshotId);
  }
  return ids;
}

import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { ifSeen, seen } from "@/lib/checks/engine/not-seen";
import { regionSettings } from "@/lib/model/resources/ec2";
import { snapshot } from "@/lib/model/resources/ec2-storage";

/** What the region's block stops altogether, snapshots that were public before among it. */
const BLOCKED = "block-all-sharing";

/** A copy of a disk for the whole world. */
export const ec2PublicSnapshots = resourceCheck({
  id: "ec2-public-snapshots",
  service: "ec2",
  title: "EBS snapshots are not public",
  severity: "critical",
  version: 1,
  types: [snapshot],
  reads: [regionSettings],
  evaluate: ({ configuration, region }, facts) => {
    const isPublic = seen(configuration.Public, "Public");
    const [settings] = facts.known(regionSettings, region);
    const block = ifSeen(settings?.configuration.SnapshotBlockPublicAccess);
    const evidence = [
      fact("Public", isPublic),
      fact("VolumeId", configuration.VolumeId),
      ...(settings ? [fact("SnapshotBlockPublicAccess", block, settings)] : []),
    ];
    if (!isPublic) return pass("The snapshot is not public.", evidence);
    return block === BLOCKED
      ? fail("The snapshot is shared with everybody; only the region's block hides it for now.", evidence, {
          severity: "medium",
        })
      : fail("Every AWS account can copy the snapshot and read the disk.", evidence);
  },
  risk:
    "Anybody with an AWS account can make a volume of the snapshot and read all that was on the disk. Such snapshots are " +
    "listed in public, and there are people who look through the list.",
  fix: {
    console: [
      "EC2, Snapshots, choose the snapshot",
      "Actions, Modify permissions, Private, Modify permissions",
      "Change every key and password that is on the disk",
    ],
    cli: [
      "aws ec2 modify-snapshot-attribute --snapshot-id {id} --attribute createVolumePermission --operation-type remove --group-names all",
      "aws ec2 enable-snapshot-block-public-access --state block-all-sharing",
    ],
    terraform: 'resource "aws_ebs_snapshot_block_public_access" "this" {\n  state = "block-all-sharing"\n}',
    link: "https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
  },
  apis: ["ec2:DescribeSnapshots", "ec2:DescribeSnapshotAttribute", "ec2:GetSnapshotBlockPublicAccessState"],
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshotAttribute.html",
});

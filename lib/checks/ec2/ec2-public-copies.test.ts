import { describe } from "vitest";
import { seen, unseen } from "@/lib/model/read";
import { regionSettings } from "@/lib/model/resources/ec2";
import { image, snapshot } from "@/lib/model/resources/ec2-storage";
import { factTable, resource } from "@/lib/testing/facts";
import { ec2PublicImages } from "./ec2-public-images";
import { ec2PublicSnapshots } from "./ec2-public-snapshots";

const denied = unseen("denied", "x");
const blocking = (snapshots: string | null, images: string | null) =>
  resource(regionSettings, {
    EbsEncryptionByDefault: denied,
    EbsDefaultKmsKeyId: denied,
    InstanceMetadataDefaults: denied,
    SnapshotBlockPublicAccess: snapshots === null ? denied : seen(snapshots),
    ImageBlockPublicAccess: images === null ? denied : seen(images),
    SerialConsoleAccess: denied,
    VpcBlockPublicAccess: denied,
    VpcBlockPublicAccessExclusions: denied,
  });

const ami = (Public?: boolean) =>
  resource(image, { ImageId: "ami-1", ...(Public !== undefined && { Public }) }, { id: "ami-1", state: "available" });

describe("images are not public", () => {
  factTable(ec2PublicImages, [
    { name: "private", status: "pass", resources: [ami(false)] },
    { name: "public", status: "fail", resources: [ami(true)], severity: "critical" },
    {
      name: "public since before further sharing was blocked",
      status: "fail",
      resources: [ami(true), blocking(null, "block-new-sharing")],
      severity: "critical",
    },
    { name: "the answer does not tell", status: "not_seen", resources: [ami()], says: "Public" },
    { name: "no image", status: "not_applicable" },
    { name: "images were not listed", status: "not_seen", hidden: [[image, "denied", "eu-west-1"]] },
  ]);
});

const copy = (Public: boolean | null) =>
  resource(
    snapshot,
    { SnapshotId: "snap-1", VolumeId: "vol-1", Public: Public === null ? denied : seen(Public) },
    { id: "snap-1" },
  );

describe("snapshots of disks are not public", () => {
  factTable(ec2PublicSnapshots, [
    { name: "private", status: "pass", resources: [copy(false)] },
    { name: "public", status: "fail", resources: [copy(true)], severity: "critical" },
    {
      name: "public, further sharing is blocked",
      status: "fail",
      resources: [copy(true), blocking("block-new-sharing", null)],
      severity: "critical",
    },
    {
      name: "public, but hidden by the region's block",
      status: "fail",
      resources: [copy(true), blocking("block-all-sharing", null)],
      severity: "medium",
    },
    {
      name: "public, the block was not read",
      status: "fail",
      resources: [copy(true), blocking(null, null)],
      severity: "critical",
    },
    { name: "whether it is public was not read", status: "not_seen", resources: [copy(null)], says: "Public" },
    { name: "no snapshot", status: "not_applicable" },
  ]);
});

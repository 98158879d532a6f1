import { describe, expect, it } from "vitest";
import { seen, unseen } from "@/lib/model/read";
import { regionSettings } from "@/lib/model/resources/ec2";
import { volume } from "@/lib/model/resources/ec2-storage";
import { factTable, judge, resource } from "@/lib/testing/facts";
import { ebsEncryptionByDefault } from "./ebs-encryption-by-default";

const denied = unseen("denied", "GetEbsEncryptionByDefault", "ec2:GetEbsEncryptionByDefault");
const settings = (isOn: boolean | null, region = "eu-west-1") =>
  resource(
    regionSettings,
    {
      EbsEncryptionByDefault: isOn === null ? denied : seen(isOn),
      EbsDefaultKmsKeyId: denied,
      InstanceMetadataDefaults: denied,
      SnapshotBlockPublicAccess: denied,
      ImageBlockPublicAccess: denied,
      SerialConsoleAccess: denied,
      VpcBlockPublicAccess: denied,
      VpcBlockPublicAccessExclusions: denied,
    },
    { id: region, region },
  );
const disk = (id: string, Encrypted: boolean) => resource(volume, { VolumeId: id, Encrypted }, { id });

describe("new volumes are encrypted", () => {
  factTable(ebsEncryptionByDefault, [
    { name: "on", status: "pass", resources: [settings(true)] },
    {
      name: "on, though a volume from before is not encrypted",
      status: "pass",
      resources: [settings(true), disk("vol-1", false)],
    },
    {
      name: "off, though every volume is encrypted",
      status: "fail",
      resources: [settings(false), disk("vol-1", true)],
      says: "only where somebody asks",
      severity: "high",
      unused: false,
    },
    {
      name: "off in a region without volumes: judged, and folded away",
      status: "fail",
      resources: [settings(false)],
      unused: true,
    },
    {
      name: "off, volumes were not seen",
      status: "fail",
      resources: [settings(false)],
      hidden: [[volume]],
      unused: false,
    },
    {
      name: "the setting was not read",
      status: "not_seen",
      resources: [settings(null)],
      says: "EbsEncryptionByDefault",
    },
    { name: "settings were not listed", status: "not_seen", hidden: [[regionSettings]] },
    { name: "settings are not there", status: "not_seen" },
    {
      name: "one of two regions",
      status: "fail",
      resources: [settings(true), settings(false, "eu-west-2")],
      regions: ["eu-west-1", "eu-west-2"],
      subject: "region:eu-west-2",
      results: 1,
    },
    { name: "a region without EC2", status: "not_applicable", regions: [], subject: "account" },
  ]);

  it("lists the volumes that are left to do", () => {
    const resources = [settings(false), disk("vol-2", false), disk("vol-1", false), disk("vol-3", true)];
    expect(judge(ebsEncryptionByDefault, { resources })[0]?.verdict.facts.slice(1)).toEqual([
      { field: "Volumes", value: 3 },
      { field: "Volumes without encryption", value: ["vol-1", "vol-2"] },
    ]);
  });
});

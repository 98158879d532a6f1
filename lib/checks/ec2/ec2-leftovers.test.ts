import { describe } from "vitest";
import type { JsonObject } from "@/lib/model/json";
import { elasticIp } from "@/lib/model/resources/ec2-addresses";
import { volume } from "@/lib/model/resources/ec2-storage";
import { factTable, resource } from "@/lib/testing/facts";
import { ec2UnattachedAddresses } from "./ec2-unattached-addresses";
import { ec2UnattachedVolumes } from "./ec2-unattached-volumes";

const address = (runtime: JsonObject = {}) =>
  resource(
    elasticIp,
    { AllocationId: "eipalloc-1", PublicIp: "203.0.113.7", Domain: "vpc" },
    { id: "eipalloc-1", runtime },
  );

describe("addresses are in use", () => {
  factTable(ec2UnattachedAddresses, [
    {
      name: "of an instance",
      status: "pass",
      resources: [address({ AssociationId: "eipassoc-1", InstanceId: "i-1" })],
      says: "i-1",
    },
    {
      name: "of a NAT gateway",
      status: "pass",
      resources: [address({ AssociationId: "eipassoc-1", NetworkInterfaceId: "eni-1" })],
      says: "eni-1",
    },
    { name: "of nothing", status: "fail", resources: [address()], says: "Nothing uses", severity: "low" },
    { name: "AWS answers an empty instance", status: "fail", resources: [address({ InstanceId: "" })] },
    { name: "no address", status: "not_applicable" },
    { name: "addresses were not listed", status: "not_seen", hidden: [[elasticIp, "denied", "eu-west-1"]] },
  ]);
});

const disk = (Attachments: JsonObject[] | null, state = "available") =>
  resource(
    volume,
    {
      VolumeId: "vol-1",
      Size: 100,
      VolumeType: "gp3",
      CreateTime: "2021-05-01T00:00:00Z",
      ...(Attachments && { Attachments }),
    },
    { id: "vol-1", state },
  );

describe("volumes are attached", () => {
  factTable(ec2UnattachedVolumes, [
    { name: "to an instance", status: "pass", resources: [disk([{ InstanceId: "i-1" }], "in-use")], says: "i-1" },
    { name: "to something of AWS", status: "pass", resources: [disk([{ Device: "/dev/xvda" }], "in-use")] },
    {
      name: "to nothing",
      status: "fail",
      resources: [disk([])],
      says: "100 GiB are paid for. It was made on 2021-05-01.",
      severity: "low",
    },
    { name: "the answer has no list", status: "fail", resources: [disk(null)] },
    { name: "being made", status: "not_applicable", resources: [disk([], "creating")] },
    { name: "going away", status: "not_applicable", resources: [disk([], "deleting")] },
    { name: "no volume", status: "not_applicable" },
    { name: "volumes were not listed", status: "not_seen", hidden: [[volume, "denied", "eu-west-1"]] },
  ]);
});

import { describe } from "vitest";
import { seen } from "@/lib/model/read";
import { fileSystem } from "@/lib/model/resources/efs";
import { factTable, resource } from "@/lib/testing/facts";
import { efsEncrypted } from "./efs-encrypted";

const one = (Encrypted?: boolean) => [
  resource(fileSystem, {
    ...{ FileSystemId: "fs-1", Policy: seen(null), BackupPolicy: seen(null), LifecyclePolicies: seen([]) },
    ...(Encrypted !== undefined && { Encrypted }),
  }),
];

describe("file systems are encrypted", () => {
  factTable(efsEncrypted, [
    { name: "encrypted", status: "pass", resources: one(true) },
    { name: "not encrypted", status: "fail", resources: one(false) },
    { name: "not said", status: "fail", resources: one() },
    { name: "not listed", status: "not_seen", hidden: [[fileSystem, "denied", "eu-west-1"]] },
    { name: "a region without EFS", status: "not_applicable", hidden: [[fileSystem, "not_offered", "eu-west-1"]] },
    { name: "none", status: "not_applicable" },
  ]);
});

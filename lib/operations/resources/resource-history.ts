import type { StoredVersion } from "@/lib/db/snapshot-store/read-resource";
import { fieldChanges } from "@/lib/diff/field-changes";
import { snapshotName } from "@/lib/model/snapshot";
import type { ResourceVersion } from "./views";

/**
 * The states of a resource, newest first, each with what changed since the one before it.
 * @param versions newest first.
 * @param type CloudFormation name; a resource keeps it for life.
 */
export function versionsOf(versions: readonly StoredVersion[], type: string): ResourceVersion[] {
  return versions.map((version, index) => {
    const before = versions[index + 1];
    const isNew = before === undefined || before.deleted;
    return {
      from: snapshotName(version.fromSeq),
      fromAt: version.fromAt.toISOString(),
      to: version.toSeq === null ? null : snapshotName(version.toSeq),
      toAt: version.toAt?.toISOString() ?? null,
      kind: isNew ? "created" : "changed",
      deleted: version.deleted,
      fields: isNew ? [] : fieldChanges({ ...before, type }, { ...version, type }).fields,
    };
  });
}

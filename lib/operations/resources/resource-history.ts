import type { StoredVersion } from "@/lib/db/snapshot-store/read-resource";
import { fieldChanges } from "@/lib/diff/field-changes";
import { snapshotName } from "@/lib/model/snapshot";
import type { ResourceVersion } from "./detail-views";

/**
 * The states of a resource, newest first, each with what changed since the one before it.
 * @param versions newest first; the oldest is only compared with when `whole` is false
 * @param type CloudFormation name; a resource keeps it for life. Empty when it is not known.
 * @param shown number of the snapshot that is looked at
 * @param whole true when the last of them is the resource's first state
 */
export function versionsOf(
  versions: readonly StoredVersion[],
  { type, shown, whole }: { type: string; shown: number; whole: boolean },
): ResourceVersion[] {
  const told = whole ? versions : versions.slice(0, -1);
  return told.map((version, index) => {
    const before = versions[index + 1];
    const isNew = before === undefined || before.deleted;
    const { fromSeq, toSeq } = version;
    return {
      from: snapshotName(fromSeq),
      fromAt: version.fromAt.toISOString(),
      to: toSeq === null ? null : snapshotName(toSeq),
      toAt: version.toAt?.toISOString() ?? null,
      since: isNew || before.lastSeenSeq === null ? null : snapshotName(before.lastSeenSeq),
      kind: isNew ? "created" : "changed",
      deleted: version.deleted,
      shown: fromSeq <= shown && (toSeq === null || toSeq > shown),
      ...(isNew ? { fields: [], unreadable: [] } : fieldChanges({ ...before, type }, { ...version, type })),
    };
  });
}

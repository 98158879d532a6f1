import type { Sight } from "@/lib/model/comparison";
import { snapshotName } from "@/lib/model/snapshot";

/** A sentence that says on which of two dates the listing of a resource was not seen, and why. */
export function notSeenReason(from: Sight, to: Sight): string {
  const parts = [from, to].filter(({ status }) => status !== "seen").map(part);
  return `${parts.join("; ")}.`;
}

function part({ seq, status, reason }: Sight): string {
  if (status === "unknown") return `${snapshotName(seq)} did not look for this kind of resource there`;
  return `Not seen in ${snapshotName(seq)}${reason === null ? "" : ` (${reason.replaceAll("_", " ")})`}`;
}

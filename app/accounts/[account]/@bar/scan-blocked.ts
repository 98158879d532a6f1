import type { AccountView } from "@/lib/operations/accounts/views";

/** Why no scan of an account can be started now, as a sentence; null when one can. */
export function scanBlocked({ connection, activeScan }: AccountView): string | null {
  if (connection.credentials.kind === "imported") return "Its snapshots are imported, so there is no way in to scan.";
  if (activeScan !== null) return `${activeScan.name} is ${activeScan.status}. One scan at a time for each account.`;
  return null;
}

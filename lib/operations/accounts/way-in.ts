import { AccountConnection, type AwsConnection } from "@/lib/aws/connection";
import type { Account } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** True for an account whose snapshots come from bundles: there is no way in. */
export function isImported(account: Pick<Account, "connection">): boolean {
  return AccountConnection.parse(account.connection).credentials.kind === "imported";
}

/**
 * How an account is reached.
 * @throws AppError `conflict` for one that is fed by bundles.
 */
export function wayInto(account: Pick<Account, "name" | "connection">): AwsConnection {
  const { credentials, endpointUrl } = AccountConnection.parse(account.connection);
  if (credentials.kind !== "imported") return { credentials, endpointUrl };
  throw new AppError(
    "conflict",
    `"${account.name}" is fed by bundles, so there is no way in to scan it. Connect the account under a name of its own to scan it.`,
    "account",
  );
}

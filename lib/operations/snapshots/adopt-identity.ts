import { isDeepStrictEqual } from "node:util";
import type { AwsConnection } from "@/lib/aws/connection";
import { database } from "@/lib/db/client";
import type { Account, Scan } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/**
 * Ties a connection to the AWS account that its first sign-in leads to, and keeps a new way to connect that works.
 * @throws AppError `conflict` when the credentials lead to another AWS account than before: its snapshots would mix.
 */
export async function adoptIdentity(
  { account, requestedBy }: Pick<Scan, "requestedBy"> & { account: Account },
  awsAccountId: string,
  connection: AwsConnection | undefined,
): Promise<void> {
  if (account.awsAccountId !== null && account.awsAccountId !== awsAccountId) {
    throw new AppError(
      "conflict",
      `"${account.name}" holds snapshots of AWS account ${account.awsAccountId}, and these credentials lead to ${awsAccountId}. Use the right ones, or give the other account a connection of its own (another name).`,
      "connection",
    );
  }
  const isNew = connection !== undefined && !isDeepStrictEqual(connection, account.connection);
  if (account.awsAccountId !== null && !isNew) return;
  await database().$transaction(async (tx) => {
    await tx.account.update({
      where: { id: account.id },
      data: { awsAccountId, ...(isNew ? { connection } : {}) },
    });
    if (!isNew) return;
    const detail = { name: account.name, connectionChanged: true };
    await tx.activity.create({
      data: { actor: requestedBy, command: "account.update", accountId: account.id, detail },
    });
  });
}

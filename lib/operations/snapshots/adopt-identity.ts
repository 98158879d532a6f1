import type { AwsConnection } from "@/lib/aws/connection";
import { database } from "@/lib/db/client";
import type { Account } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/**
 * Ties a connection to the AWS account that its first sign-in leads to, and keeps a new way to connect that works.
 * @throws AppError `conflict` when the credentials lead to another AWS account than before: its snapshots would mix.
 */
export async function adoptIdentity(
  account: Account,
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
  if (account.awsAccountId !== null && connection === undefined) return;
  await database().account.update({
    where: { id: account.id },
    data: { awsAccountId, ...(connection === undefined ? {} : { connection }) },
  });
}

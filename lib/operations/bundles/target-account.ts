import type pg from "pg";
import { AccountConnection, IMPORTED } from "@/lib/aws/connection";
import { rows } from "@/lib/db/snapshot-store/sql";
import { AppError } from "@/lib/errors";
import type { BundleHeader } from "@/lib/exports/bundle/header";
import { snapshotName } from "@/lib/model/snapshot";
import { AccountName } from "@/lib/operations/accounts/inputs";

/** The account that a bundle goes into, and its newest snapshot, all inside the import's transaction. */
export type Target = { id: number; name: string; newest: { seq: number; finishedAt: Date; startedAt: Date } | null };

type AccountRow = { id: number; connection: unknown; awsAccountId: string | null; label: string | null };

/**
 * Finds the account of a bundle, or makes it.
 * @param chosen name to use instead of the bundle's.
 * @throws AppError `conflict` for an account that is not fed by bundles, is of another AWS account, or is labelled
 *   otherwise: what people see under a name must not mix.
 */
export async function targetAccount(
  client: pg.ClientBase,
  header: BundleHeader,
  chosen: string | undefined,
): Promise<Target> {
  const name = nameFor(header, chosen);
  const [known] = await rows<AccountRow>(
    client,
    `select id, connection, aws_account_id as "awsAccountId", label from account where name = $1 for update`,
    [name],
  );
  if (known === undefined) return { id: await makeAccount(client, name, header), name, newest: null };
  refuseOther(known, name, header);
  const [newest] = await rows<NonNullable<Target["newest"]>>(
    client,
    `select seq, started_at as "startedAt", finished_at as "finishedAt" from snapshot where account_id = $1
     order by seq desc limit 1`,
    [known.id],
  );
  return { id: known.id, name, newest: newest ?? null };
}

/** Where a snapshot stands in the order of the account's: later than all, the newest itself, or too late to come. */
export function placeOf({ snapshot }: BundleHeader, { newest }: Pick<Target, "newest">): "later" | "same" | "older" {
  if (newest === null) return "later";
  const finished = Date.parse(snapshot.finishedAt) - newest.finishedAt.getTime();
  if (finished > 0) return "later";
  return finished === 0 && Date.parse(snapshot.startedAt) === newest.startedAt.getTime() ? "same" : "older";
}

/** The sentence for a snapshot that is not later than all that the account holds. */
export function tooLate({ snapshot }: BundleHeader, { name, newest }: Target, place: "same" | "older"): AppError {
  const held = snapshotName(newest?.seq ?? 0);
  const sentence =
    place === "same"
      ? `"${name}" holds this snapshot already, as ${held}.`
      : `Its snapshot finished at ${snapshot.finishedAt}, and "${name}" holds ${held} of ${newest?.finishedAt.toISOString()}: snapshots are imported in the order of their dates.`;
  return new AppError("conflict", sentence, "file");
}

function nameFor(header: BundleHeader, chosen: string | undefined): string {
  const parsed = AccountName.safeParse(chosen ?? header.account);
  if (parsed.success) return parsed.data;
  const sentence = `It calls its account "${header.account}", which is no name for one here: give it another (--account on the command line).`;
  throw new AppError("invalid", sentence, "file");
}

function refuseOther(known: AccountRow, name: string, header: BundleHeader): void {
  const { credentials } = AccountConnection.parse(known.connection);
  const other = "give it another name (--account on the command line)";
  const problem =
    credentials.kind !== "imported"
      ? `"${name}" is an account that Bearings scans itself, and bundles do not go into those: ${other}.`
      : known.awsAccountId !== header.awsAccountId
        ? `It is of AWS account ${header.awsAccountId}, and "${name}" holds snapshots of ${known.awsAccountId}: ${other}.`
        : known.label !== (header.label ?? null)
          ? `It is ${labelled(header.label ?? null)}, and "${name}" is ${labelled(known.label)}: ${other}.`
          : null;
  if (problem !== null) throw new AppError("conflict", problem, "file");
}

function labelled(label: string | null): string {
  return label === null ? "without a label" : `labelled "${label}"`;
}

async function makeAccount(client: pg.ClientBase, name: string, header: BundleHeader): Promise<number> {
  const [made] = await rows<{ id: number }>(
    client,
    "insert into account (name, aws_account_id, connection, label) values ($1, $2, $3, $4) returning id",
    [name, header.awsAccountId, JSON.stringify(IMPORTED), header.label ?? null],
  );
  if (made === undefined) throw new Error("an insert gave no row");
  return made.id;
}

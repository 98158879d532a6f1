import { z } from "zod";
import { AppError } from "@/lib/errors";
import { snapshotName } from "@/lib/model/snapshot";
import { defineCommand, type Transaction } from "@/lib/operations/define";
import { Reason } from "./inputs";
import { newestOf } from "./newest";

const input = z.object({ account: z.string(), id: z.number().int().positive(), why: Reason });

/** Ends an exception before its day; the newest snapshot counts the failure again. Throws `conflict` when it has ended. */
export const endException = defineCommand({
  id: "exception.end",
  permission: "decision:write",
  input,
  run: ({ tx, actor, input }) => end(tx, actor.name, input, (args) => tx.exception.updateMany(args)),
});

/** Takes an attestation back. Throws `conflict` when it has ended. */
export const endAttestation = defineCommand({
  id: "attestation.end",
  permission: "decision:write",
  input,
  run: ({ tx, actor, input }) => end(tx, actor.name, input, (args) => tx.attestation.updateMany(args)),
});

type Update = (args: {
  where: { id: number; accountId: number; endedSeq: null };
  data: { endedSeq: number; endedBy: string; endedAt: Date; endedWhy: string };
}) => Promise<{ count: number }>;

async function end(tx: Transaction, actor: string, { account, id, why }: z.output<typeof input>, update: Update) {
  const { accountId, seq } = await newestOf(tx, account);
  const data = { endedSeq: seq, endedBy: actor, endedAt: new Date(), endedWhy: why };
  const { count } = await update({ where: { id, accountId, endedSeq: null }, data });
  if (count === 0) throw new AppError("conflict", "It has ended already, or is not of this account.", "id");
  return { output: { id }, activity: { accountId, detail: { id, why, from: snapshotName(seq) } } };
}

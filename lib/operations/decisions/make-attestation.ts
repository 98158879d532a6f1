import { z } from "zod";
import { AppError } from "@/lib/errors";
import { snapshotName } from "@/lib/model/snapshot";
import { defineCommand } from "@/lib/operations/define";
import { AttestationInput } from "./inputs";
import { checkDay, newestOf } from "./newest";

/**
 * Answers a check that no call can decide, for what stands in the newest snapshot: once its facts change, the answer
 * holds no more. Throws `invalid` with the field, `not_found` when there is no such finding to answer.
 */
export const makeAttestation = defineCommand({
  id: "attestation.make",
  permission: "decision:write",
  input: AttestationInput.extend({ account: z.string() }),
  run: async ({ tx, actor, input: { account, check, ...given } }) => {
    checkDay(given.reviewOn, "reviewOn");
    const { accountId, seq } = await newestOf(tx, account);
    const where = {
      accountId,
      checkId: check,
      fromSeq: { lte: seq },
      toSeq: { gt: seq },
      status: { in: ["fail", "manual"] },
    };
    const subject = given.subject === null ? {} : { subject: given.subject };
    if ((await tx.finding.count({ where: { ...where, ...subject } })) === 0) {
      throw new AppError(
        "not_found",
        `${snapshotName(seq)} has nothing of this check that a person has to answer.`,
        "subject",
      );
    }
    const { id } = await tx.attestation.create({
      data: { accountId, checkId: check, fromSeq: seq, madeBy: actor.name, ...given },
    });
    const detail = { id, check, subject: given.subject, author: given.author, from: snapshotName(seq) };
    return { output: { id, from: snapshotName(seq) }, activity: { accountId, detail } };
  },
});

import { z } from "zod";
import { isoDay } from "@/lib/model/day";
import { snapshotName } from "@/lib/model/snapshot";
import { defineCommand } from "@/lib/operations/define";
import { ExceptionInput } from "./inputs";
import { checkDay, newestOf } from "./newest";

/** Excuses failures of some checks until a day, from the newest snapshot on. Throws `invalid` with the field. */
export const makeException = defineCommand({
  id: "exception.make",
  permission: "decision:write",
  input: z.intersection(z.object({ account: z.string() }), ExceptionInput),
  run: async ({ tx, actor, input: { account, ...given } }) => {
    checkDay(given.endsOn, "endsOn");
    const { accountId, seq } = await newestOf(tx, account);
    const { id } = await tx.exception.create({ data: { accountId, fromSeq: seq, madeBy: actor.name, ...given } });
    const { checks, kind, target, owner, endsOn } = given;
    const detail = {
      id,
      checks,
      kind,
      target,
      owner,
      endsOn: isoDay(endsOn),
      from: snapshotName(seq),
    };
    return { output: { id, from: snapshotName(seq) }, activity: { accountId, detail } };
  },
});

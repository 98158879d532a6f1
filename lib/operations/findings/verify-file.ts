import { z } from "zod";
import { databasePool } from "@/lib/db/client";
import { findAudits } from "@/lib/db/finding-store/read-findings";
import { recomputeDigest } from "@/lib/db/finding-store/recompute-digest";
import { AppError } from "@/lib/errors";
import type { FileHead } from "@/lib/exports/findings/export-row";
import { type Difference, firstDifference } from "@/lib/exports/findings/first-difference";
import { BEGINNING, type Recognised, recognise } from "@/lib/exports/findings/recognise";
import type { FindingFormat } from "@/lib/model/finding-format";
import { defineTask } from "@/lib/operations/define";
import { type AuditHead, auditHead } from "./audit-of";
import { textsDigest } from "./export-texts";
import { findingFiltersOfQuery } from "./filter-query";
import { makeExport } from "./make-export";

/** A file to be verified. It is opened twice: for its beginning, by which it is recognised, and to be compared. */
export type VerifiedSource = { name: string; open: () => AsyncIterable<Uint8Array> };

/** What became of it. Only `unaltered` is proof; a file that cannot be compared is `unknown`, with the reason. */
export type Verification = {
  outcome: "unaltered" | "altered" | "store_altered" | "unknown";
  /** What is so, and what to do. */
  sentence: string;
  format: FindingFormat | null;
  /** What the file says of itself; null where it does not. */
  head: FileHead | null;
  /** Where it begins to differ from what Bearings makes; of `altered` only. */
  difference: Difference | null;
};

/** Before every decision. */
const NO_DECISION = new Date(0);

/**
 * Says whether a file of findings is the unaltered audit of its date: recognises it, takes the digest of the stored
 * audit again, makes the same file again and compares the bytes. Whatever the file says is a claim until then.
 */
export const verifyFile = defineTask({
  id: "finding.verify",
  permission: "finding:read",
  input: z.object({}),
  run: async (_, source: VerifiedSource): Promise<Verification> => {
    const recognised = recognise(await beginningOf(source.open()));
    if (recognised === null) {
      return outcome("unknown", "This is no file of findings that Bearings wrote.", { format: null, head: null });
    }
    const { head, format } = recognised;
    if (head === null) {
      const why = "It does not say which audit it is: it holds no finding, or what it says of itself is damaged.";
      return outcome("unknown", why, { format, head });
    }
    try {
      return await verify(source, recognised, head);
    } catch (error) {
      // A name that leads nowhere or a filter that is none: what the file claims cannot be.
      if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid")) {
        return outcome("unknown", error.message, { format, head });
      }
      throw error;
    }
  },
});

async function verify(source: VerifiedSource, { format, bom }: Recognised, head: FileHead): Promise<Verification> {
  const about = { format, head };
  const audit = await auditHead(
    head.account,
    head.snapshot,
    head.decided === null ? NO_DECISION : new Date(head.decided),
  );
  if (audit.digest !== head.audit) return outcome("unknown", await strangerWords(audit, head), about);
  const pool = databasePool();
  if ((await recomputeDigest(pool, audit.at)) !== audit.digest) {
    const why = `The findings of ${head.account}:${head.snapshot} in this database are not those that were judged: something changed them there. Nothing can be proved with them; restore the database.`;
    return outcome("store_altered", why, about);
  }
  if (head.texts !== textsDigest()) {
    const why = `The audit that it names is stored here and undamaged, but another version of Bearings made the file, with other texts (${head.texts}; here ${textsDigest()}), so it cannot be made again to compare. Verify it with that version, or export anew.`;
    return outcome("unknown", why, about);
  }
  const again = await makeExport(audit, { format, bom, filters: findingFiltersOfQuery(head.filter) });
  const difference = await firstDifference(source.open(), again.content);
  if (difference === null) {
    const what = head.filter === "" ? "all findings" : "the findings of its filter";
    const why = `Unaltered: these are ${what} of ${head.account}:${head.snapshot}, byte for byte as the audit of ${head.takenAt.slice(0, 10)} has them.`;
    return outcome("unaltered", why, about);
  }
  return outcome("altered", `Altered: line ${difference.line} is not what the audit says.`, { ...about, difference });
}

async function strangerWords({ digest }: AuditHead, { account, snapshot, audit }: FileHead): Promise<string> {
  const elsewhere = (await findAudits(databasePool(), audit)).map((one) => `${one.account}:S${one.seq}`);
  if (elsewhere.length > 0) {
    return `It names the audit of ${elsewhere.join(", ")} and calls it ${account}:${snapshot}, which has another. If the account was renamed since, give it that name again and verify anew.`;
  }
  if (digest === null) return `${account}:${snapshot} was stored here before Bearings had checks, so it has no audit.`;
  return `${account}:${snapshot} has another audit here. The file was altered, or made by another Bearings.`;
}

function outcome(
  kind: Verification["outcome"],
  sentence: string,
  rest: Pick<Verification, "format" | "head"> & { difference?: Difference },
): Verification {
  return { outcome: kind, sentence, difference: null, ...rest };
}

/** The first characters of a file, its byte order mark included. */
async function beginningOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  for await (const piece of content) {
    text += decoder.decode(piece, { stream: true });
    if (text.length >= BEGINNING) break;
  }
  return text;
}

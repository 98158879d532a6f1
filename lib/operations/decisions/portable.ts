import { z } from "zod";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { canonicalText } from "@/lib/model/canonical";
import { isoDay } from "@/lib/model/day";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { defineCommand, defineQuery } from "@/lib/operations/define";
import type { ExportedFile } from "@/lib/operations/resources/export-inventory";
import { ExceptionInput } from "./inputs";
import { newestOf } from "./newest";

/** Largest file of exceptions that is looked at, in characters. */
const MAX_FILE = 2_000_000;
const MAX_EXCEPTIONS = 2_000;
const FORMAT = "bearings-exceptions";

const File = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1, "This file is of a newer version of Bearings: update, then import it."),
  exceptions: z.array(z.unknown()).max(MAX_EXCEPTIONS, `A file holds ${MAX_EXCEPTIONS} exceptions at most.`),
});

/** The exceptions of an account that nobody ended, as a file that another account can take. */
export const exportExceptions = defineQuery({
  id: "exception.export",
  permission: "decision:read",
  input: z.object({ account: z.string() }),
  run: async ({ input }): Promise<ExportedFile> => {
    const { id: accountId, name, awsAccountId } = await findAccount(database(), input.account);
    const held = await database().exception.findMany({ where: { accountId, endedSeq: null }, orderBy: { id: "asc" } });
    const exceptions = held.map(({ checks, kind, target, reason, owner, endsOn }) => ({
      ...{ checks, kind, target, reason, owner },
      endsOn: isoDay(endsOn),
    }));
    const text = JSON.stringify({ format: FORMAT, version: 1, account: name, awsAccountId, exceptions }, null, 2);
    return {
      fileName: `${name}-exceptions.json`,
      mediaType: "application/json; charset=utf-8",
      content: once(`${text}\n`),
    };
  },
});

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/**
 * Takes the exceptions of a file, all of them or none; those that the account has already are passed over.
 * ARNs of the account that the file came from become the account's own, where both are known.
 * @throws AppError `invalid` saying which entry is wrong
 */
export const importExceptions = defineCommand({
  id: "exception.import",
  permission: "decision:write",
  input: z.object({
    account: z.string(),
    text: z.string().max(MAX_FILE, "This file is too large for a list of exceptions."),
  }),
  timeoutMs: 30_000,
  run: async ({ tx, actor, input }) => {
    const { file, awsAccountId: from } = read(input.text);
    const { accountId, seq } = await newestOf(tx, input.account);
    const { awsAccountId: own } = await findAccount(tx, input.account);
    const known = await tx.exception.findMany({ where: { accountId, endedSeq: null } });
    const seen = new Set(known.map(identity));
    const made = file.exceptions
      .map((entry, at) => parseEntry(entry, at, from, own))
      // Both make the same failures excused, whatever their words.
      .filter((one) => !seen.has(identity(one)) && seen.add(identity(one)));
    await tx.exception.createMany({
      data: made.map((one) => ({ accountId, fromSeq: seq, madeBy: actor.name, ...one })),
    });
    const output = { made: made.length, known: file.exceptions.length - made.length };
    return { output, activity: { accountId, detail: output } };
  },
});

function read(text: string): { file: z.infer<typeof File>; awsAccountId: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid", "This is no file of exceptions: it is not JSON.", "text");
  }
  const parsed = File.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const isForeign = issue?.path[0] === "format";
    throw new AppError(
      "invalid",
      isForeign ? "This is no file of exceptions that Bearings wrote." : (issue?.message ?? "Not valid."),
      "text",
    );
  }
  const of = z
    .object({
      awsAccountId: z
        .string()
        .regex(/^\d{12}$/)
        .nullable(),
    })
    .safeParse(value);
  return { file: parsed.data, awsAccountId: of.success ? of.data.awsAccountId : null };
}

function parseEntry(entry: unknown, at: number, from: string | null, own: string | null): ExceptionInput {
  const parsed = ExceptionInput.safeParse(entry);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "form";
    throw new AppError("invalid", `Exception ${at + 1} of the file, ${where}: ${issue?.message}`, "text");
  }
  const { target, kind } = parsed.data;
  const moved = kind !== "tag" && from !== null && own !== null ? target.replaceAll(`:${from}:`, `:${own}:`) : target;
  return { ...parsed.data, target: moved };
}

function identity({
  checks,
  kind,
  target,
  endsOn,
}: Pick<ExceptionInput, "checks" | "target" | "endsOn"> & { kind: string }): string {
  return canonicalText({ checks: [...checks].sort(), kind, target, endsOn: isoDay(endsOn) });
}

import { z } from "zod";
import type { FileHead } from "./export-row";

const moment = z.iso.datetime();

/** What a file says of itself. What stands there is a claim: only bytes that can be made again prove anything. */
export const FileHeadSchema = z.object({
  account: z.string().min(1).max(100),
  awsAccountId: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  snapshot: z.string().regex(/^S\d{1,9}$/),
  takenAt: moment,
  filter: z.string().max(200_000),
  decided: moment.nullable(),
  audit: z.string().regex(/^[0-9a-f]{64}$/),
  texts: z.string().regex(/^[0-9a-f]{16}$/),
}) satisfies z.ZodType<FileHead>;

/** The head in its fixed order, whatever else the object given holds. */
export function headOf({
  account,
  awsAccountId,
  snapshot,
  takenAt,
  filter,
  decided,
  audit,
  texts,
}: FileHead): FileHead {
  return { account, awsAccountId, snapshot, takenAt, filter, decided, audit, texts };
}

/** The head as one line of text, for fields of others' formats: `account=prod&awsAccountId=…`. */
export function headText(head: FileHead): string {
  const said = Object.entries(headOf(head)).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(said).toString();
}

/** Reads what `headText` wrote; null for anything else. */
export function parseHeadText(text: string): FileHead | null {
  return parseHead({ awsAccountId: null, decided: null, ...Object.fromEntries(new URLSearchParams(text)) });
}

/** Reads a head; null for what is none. */
export function parseHead(value: unknown): FileHead | null {
  const parsed = FileHeadSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

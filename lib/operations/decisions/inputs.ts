import { z } from "zod";
import { checks } from "@/lib/checks/registry";
import { EXCEPTION_KINDS, type ExceptionKind } from "@/lib/model/decision";

const KNOWN = new Set(checks.map(({ id }) => id));
const MAX_TARGET = 2_500;

const line = (what: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, `${what} is missing.`)
    .max(max, `${what} has ${max} characters at most.`)
    .refine((text) => !/\p{Cc}/u.test(text), `${what} is one line of text.`);

/** A check that exists. */
export const CheckId = z.string().refine((id) => KNOWN.has(id), "There is no such check.");

/** A day, as `2026-12-31`. */
export const Day = z.iso.date("A day is written as 2026-12-31.").transform((day) => new Date(`${day}T00:00:00Z`));

/** Why a failure is left standing: enough for somebody who was not there. */
export const Reason = z
  .string()
  .trim()
  .min(20, "Say why in 20 characters or more, for somebody who was not there.")
  .max(2_000, "A reason has 2,000 characters at most.");

/** Who answers for it: a person or a team. */
export const Owner = line("An owner", 120);

/** A tag's key or key and value, as exceptions name it. */
const TAG = /^[^=]{1,128}(=.{0,256})?$/s;

/** What an exception is for. */
export const ExceptionInput = z
  .object({
    checks: z.array(CheckId).min(1, "Choose at least one check.").max(200),
    kind: z.enum(EXCEPTION_KINDS),
    target: z.string().trim().min(1, "Say what it is for.").max(MAX_TARGET, `At most ${MAX_TARGET} characters.`),
    reason: Reason,
    owner: Owner,
    endsOn: Day,
  })
  .superRefine(({ kind, target, checks }, context) => {
    const problem = targetProblem(kind, target, checks.length);
    if (problem !== null) context.addIssue({ code: "custom", path: ["target"], message: problem });
  });
export type ExceptionInput = z.infer<typeof ExceptionInput>;

function targetProblem(kind: ExceptionKind, target: string, checks: number): string | null {
  if (kind === "finding") return checks === 1 ? null : "An exception for a finding is for its one check.";
  if (kind === "tag") return TAG.test(target) ? null : "A tag is written as Key or Key=Value.";
  if (!target.startsWith("arn:")) return "An ARN begins with arn:.";
  if (kind === "resource") return target.includes("*") ? "An ARN with * is a pattern: choose that kind." : null;
  // Five parts before the resource: a pattern that covers every service is a mistake.
  return /^arn:[^:]*:[^:*]+:/.test(target) ? null : "A pattern names at least the service, as arn:aws:s3:::logs-*.";
}

/** What a person attests. */
export const AttestationInput = z.object({
  check: CheckId,
  subject: z.string().max(MAX_TARGET).nullable().default(null),
  statement: z
    .string()
    .trim()
    .min(20, "Say in 20 characters or more what you made sure of.")
    .max(4_000, "A statement has 4,000 characters at most."),
  evidence: line("Where the proof is", 1_000),
  author: line("An author", 120),
  reviewOn: Day.nullable().default(null),
});
export type AttestationInput = z.infer<typeof AttestationInput>;

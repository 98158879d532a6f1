import { z } from "zod";

/**
 * Why a fact could not be read. The words are stored, exported and shown, so they never change meaning.
 * `denied_by_organisation` is a service control or resource control policy: granting the role more does not help.
 * `suspect` is a listing that suddenly lacks most of what it had, without an error: a second scan has to agree.
 */
export const UNSEEN_REASONS = [
  "denied",
  "denied_by_organisation",
  "throttled",
  "timed_out",
  "failed",
  "broken_answer",
  "truncated",
  "not_offered",
  "region_disabled",
  "excluded",
  "cancelled",
  "suspect",
] as const;
export type UnseenReason = (typeof UNSEEN_REASONS)[number];

/** A fact that AWS did not give us: the reason, the call that failed and, when denied, the IAM action to ask for. */
export type Unseen = { seen: false; reason: UnseenReason; operation: string; action: string | null };

/**
 * A property that needed a call of its own: what AWS told us, or why it did not.
 * Not seen is never absent, and never a pass. Reads stand only directly below a configuration
 * (`configuration.Policy`), so nothing that an account owner writes into a document can pass for one.
 */
export type Read<T> = { seen: true; value: T } | Unseen;

/** Wraps a value that was read. */
export function seen<T>(value: T): Read<T> {
  return { seen: true, value };
}

/** Makes the value of a property that could not be read. */
export function unseen(reason: UnseenReason, operation: string, action: string | null = null): Unseen {
  return { seen: false, reason, operation, action };
}

/** A part of what a read told, as a read of its own: one call often tells several properties. */
export function mapSeen<T, U>(read: Read<T>, part: (value: T) => U): Read<U> {
  return read.seen ? seen(part(read.value)) : read;
}

/** True for the value of a property that could not be read. */
export function isUnseen(value: unknown): value is Unseen {
  return (
    typeof value === "object" &&
    value !== null &&
    "seen" in value &&
    value.seen === false &&
    "reason" in value &&
    "operation" in value
  );
}

/** Schema of a `Read` whose seen value has the schema given. */
export function readOf<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion("seen", [
    z.object({ seen: z.literal(true), value }),
    z.object({
      seen: z.literal(false),
      reason: z.enum(UNSEEN_REASONS),
      operation: z.string(),
      action: z.string().nullable(),
    }),
  ]);
}

import type { MissingFact } from "@/lib/model/finding";
import type { Read } from "@/lib/model/read";

/** A check came to a fact that was not seen. The engine makes the verdict `not_seen` of it; nothing else catches it. */
export class NotSeen extends Error {
  override readonly name = "NotSeen";

  constructor(readonly missing: readonly MissingFact[]) {
    super(`not seen: ${missing.map(({ what }) => what).join(", ")}`);
  }
}

/**
 * What a property that needed a call of its own holds.
 * @param what name of the property, for the person who has to ask for the permission
 * @throws NotSeen when it could not be read, or was not stored by an older collector
 */
export function seen<T>(read: Read<T> | undefined, what: string): T {
  if (read?.seen) return read.value;
  const { reason, operation, action } = read ?? { reason: "failed" as const, operation: "", action: null };
  throw new NotSeen([{ what, reason, operation, action }]);
}

/** The same, or null when it could not be read: for evidence that does not decide. */
export function ifSeen<T>(read: Read<T> | undefined): T | null {
  return read?.seen ? read.value : null;
}

/**
 * Asks several questions of which each may lack facts.
 * @returns the answers
 * @throws NotSeen with everything that is missing, not only the first
 */
export function together<T extends readonly (() => unknown)[]>(
  ...questions: T
): { [K in keyof T]: T[K] extends () => infer R ? R : never } {
  const missing: MissingFact[] = [];
  const answers = questions.map((question) => {
    try {
      return question();
    } catch (error) {
      if (!(error instanceof NotSeen)) throw error;
      missing.push(...error.missing);
      return undefined;
    }
  });
  if (missing.length > 0) throw new NotSeen(missing);
  // One answer for each question, in their order; a tuple's type does not survive `map`.
  return answers as { [K in keyof T]: T[K] extends () => infer R ? R : never };
}

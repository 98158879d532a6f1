import { fact } from "@/lib/checks/engine/define";
import type { DecidingFact } from "@/lib/model/finding";

/** Enough of the fingerprint to tell that contact data changed; the data itself is never stored. */
const FINGERPRINT = 12;

/** A contact without the person, as it is stored: which fields are filled in, and a fingerprint. Null when none is set. */
export type Contact = { FilledIn: string[]; Sha256: string } | null;

/** A contact as facts. @param field its name in the configuration */
export function contactFacts(field: string, contact: Contact): DecidingFact[] {
  if (contact === null) return [fact(field, null)];
  return [
    fact(`${field}, fields filled in`, [...contact.FilledIn].sort()),
    fact(`${field}, fingerprint`, contact.Sha256.slice(0, FINGERPRINT)),
  ];
}

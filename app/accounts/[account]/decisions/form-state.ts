import type { FormErrors } from "@/lib/web/submit";

/** A form of a decision between two submissions: what was typed, and what is wrong with it. */
export type DecisionState = { values: Readonly<Record<string, string>>; errors: FormErrors | null; saved: boolean };

/** A form that nobody filled in yet. */
export function emptyState(values: Readonly<Record<string, string>> = {}): DecisionState {
  return { values, errors: null, saved: false };
}

/** The texts of a form; a file or a missing field is an empty text. */
export function textsOf(form: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = form.get(name);
      return [name, typeof value === "string" ? value : ""];
    }),
  );
}

import { LIMITS } from "./limits";

/**
 * What is wrong with a parsed JSON value, wherever in it: too deep, a key that would reach an object's prototype, a
 * text that nothing here can store, a number without a value (`1e999`).
 * @returns a phrase that follows "line 5 "; null when nothing is wrong.
 */
export function wrongIn(value: unknown, depth = 0): string | null {
  if (typeof value === "string") return wrongText(value);
  if (typeof value === "number") return Number.isFinite(value) ? null : "holds a number that is not finite";
  if (typeof value !== "object" || value === null) return null;
  if (depth >= LIMITS.depth) return `is nested deeper than ${LIMITS.depth} levels`;
  if (Array.isArray(value)) {
    for (const item of value) {
      const wrong = wrongIn(item, depth + 1);
      if (wrong !== null) return wrong;
    }
    return null;
  }
  for (const [key, item] of Object.entries(value)) {
    if (key === "__proto__") return 'has a key "__proto__"';
    const wrong = wrongText(key) ?? wrongIn(item, depth + 1);
    if (wrong !== null) return wrong;
  }
  return null;
}

function wrongText(text: string): string | null {
  if (text.includes("\u0000")) return "holds the character U+0000";
  return /\p{Surrogate}/u.test(text) ? "holds half a surrogate pair" : null;
}

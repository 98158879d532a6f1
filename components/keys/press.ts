/** What of a keyboard event decides which key it is. */
export type Press = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** True when AltGr made the character, as it makes `[` on many keyboards. */
  altGraph: boolean;
};

/**
 * Name of a pressed key as the catalog writes it; null for one that no shortcut can be (with Alt, or Ctrl and anything
 * but a letter).
 */
export function nameOfPress({ key, ctrlKey, metaKey, altKey, shiftKey, altGraph }: Press): string | null {
  if (key === "Shift" || key === "Control" || key === "Alt" || key === "Meta" || key === "AltGraph") return null;
  const letter = /^[a-z]$/i.test(key);
  if (!altGraph && altKey) return null;
  if (!altGraph && (ctrlKey || metaKey)) return letter && !shiftKey ? `mod+${key.toLowerCase()}` : null;
  // With Caps Lock on, a letter comes large without Shift and small with it.
  if (letter) return shiftKey ? `shift+${key.toLowerCase()}` : key.toLowerCase();
  return key;
}

/** True for keys that work inside fields too, and when single keys are switched off: no text is typed by them. */
export function isUnmistakable(name: string): boolean {
  return name.startsWith("mod+") || name === "Escape";
}

/** What a press means after those before it. */
export type Step =
  /** This one is complete. */
  | { run: string }
  /** First of two: the next one decides. */
  | { wait: string }
  | { nothing: true };

/**
 * Next step of a sequence. A second press that completes nothing counts as a first one, so `g j` still moves a row.
 * @param waiting the first of two, when it was pressed just before; else null.
 * @param bound names of keys that are bound now.
 */
export function step(waiting: string | null, name: string, bound: ReadonlySet<string>): Step {
  if (waiting !== null && bound.has(`${waiting} ${name}`)) return { run: `${waiting} ${name}` };
  if (bound.has(name)) return { run: name };
  for (const each of bound) if (each.startsWith(`${name} `)) return { wait: name };
  return { nothing: true };
}

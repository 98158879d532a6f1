/** What a choice says of a tag: it is there with any value, it is not there, or it has this value. */
export type TagChoice = { key: string; wanted: "any" | "none" | { value: string } };

/** All choices of one key: alternatives. */
export type TagGroup = {
  key: string;
  /** The key itself is chosen. Beside other choices of the key it only opened the list from which they were chosen. */
  any: boolean;
  none: boolean;
  values: ReadonlySet<string>;
};

/**
 * Reads a choice of tags: `Key`, `Key=Value`, or `!Key` for what has no such tag. In a key, `\=` is an equals sign,
 * `\\` a backslash, and `\!` at the beginning an exclamation mark; values stand as they are.
 * @returns null for `!Key=Value`, which is none.
 */
export function parseTagChoice(text: string): TagChoice | null {
  const isNone = text.startsWith("!");
  const [, written = "", value] = /^((?:\\[\\=!]|[^=])*)(?:=(.*))?$/s.exec(isNone ? text.slice(1) : text) ?? [];
  const key = written.replace(/\\([\\=!])/g, "$1");
  if (isNone) return value === undefined ? { key, wanted: "none" } : null;
  return { key, wanted: value === undefined ? "any" : { value } };
}

/** A choice as `parseTagChoice` reads it, always in the same spelling. */
export function tagChoiceText({ key, wanted }: TagChoice): string {
  const written = key.replace(/[\\=]/g, "\\$&").replace(/^!/, "\\!");
  if (wanted === "any") return written;
  return wanted === "none" ? `!${written}` : `${written}=${wanted.value}`;
}

/** The choices by key, in the order in which the keys come first; what is no choice is left out. */
export function tagGroups(choices: readonly string[]): TagGroup[] {
  const groups = new Map<string, { key: string; any: boolean; none: boolean; values: Set<string> }>();
  for (const text of choices) {
    const choice = parseTagChoice(text);
    if (choice === null) continue;
    const { key, wanted } = choice;
    const group = groups.get(key) ?? { key, any: false, none: false, values: new Set() };
    groups.set(key, group);
    if (wanted === "any") group.any = true;
    else if (wanted === "none") group.none = true;
    else group.values.add(wanted.value);
  }
  return [...groups.values()];
}

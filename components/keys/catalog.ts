/**
 * Every key there is, with what it does and where. Whoever binds a key takes its name from here, so no key can work
 * and be missing from the list that `?` shows.
 *
 * Names: as the keyboard says them (`?`, `Escape`, `ArrowDown`), letters small, `shift+x`, `mod+k` (Ctrl, on a Mac
 * Cmd), and two in a row with a space between (`g i`).
 */
export const KEYS = {
  "mod+k": { does: "Command menu: go anywhere, find anything", group: "Anywhere" },
  "?": { does: "All keys", group: "Anywhere" },
  "/": { does: "Search of this page", group: "Anywhere" },
  ".": { does: "Copy the link to this view", group: "Anywhere" },
  Escape: { does: "Close the topmost thing", group: "Anywhere" },
  "g h": { does: "First week", group: "Go to" },
  "g i": { does: "Inventory", group: "Go to" },
  "g f": { does: "Findings", group: "Go to" },
  "g c": { does: "Controls", group: "Go to" },
  "g e": { does: "Exceptions and attestations", group: "Go to" },
  "g t": { does: "Snapshots", group: "Go to" },
  "g g": { does: "Gaps", group: "Go to" },
  "g p": { does: "Pre-flight", group: "Go to" },
  "g s": { does: "Settings", group: "Go to" },
  "[": { does: "Older snapshot", group: "Snapshot" },
  "]": { does: "Newer snapshot", group: "Snapshot" },
  j: { does: "Next row", group: "Rows" },
  k: { does: "Previous row", group: "Rows" },
  Enter: { does: "Open the row", group: "Rows" },
  f: { does: "Filter by this cell", group: "Rows" },
  x: { does: "Select the row", group: "Rows" },
  "shift+x": { does: "Select all rows up to this one", group: "Rows" },
  y: { does: "Copy the id", group: "Rows" },
} as const;

export type KeyName = keyof typeof KEYS;

/** A key that is bound on the page as it stands. */
export type ListedKey = { name: KeyName; does: string; group: string };

/** The bound ones in the order of the catalog. */
export function listed(bound: ReadonlySet<string>): ListedKey[] {
  return KEY_NAMES.filter((name) => bound.has(name)).map((name) => ({ name, ...KEYS[name] }));
}

const KEY_NAMES = Object.keys(KEYS).filter((name): name is KeyName => name in KEYS);

/** Caps to draw for a key: `["Ctrl", "K"]`, `["g", "i"]`. */
export function keyCaps(name: KeyName, mac: boolean): string[] {
  const caps = name.split(/[ +]/);
  return caps.map(
    (cap) => CAPS[cap] ?? (cap === "mod" ? (mac ? "⌘" : "Ctrl") : name.startsWith("mod+") ? cap.toUpperCase() : cap),
  );
}

const CAPS: Readonly<Record<string, string>> = { Escape: "Esc", shift: "Shift" };

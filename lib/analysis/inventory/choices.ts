/**
 * The choices that narrow, of a facet whose choices are `Key` and `Key=Value`: a key beside values of it only opened
 * the list from which they were chosen.
 */
export function narrowest(choices: readonly string[]): Set<string> {
  return new Set(choices.filter((key) => !choices.some((other) => other.startsWith(`${key}=`))));
}

/** True when the values of a key are offered: it is chosen itself, or one of them is. */
export function isOpen(key: string, choices: readonly string[]): boolean {
  return choices.some((choice) => choice === key || choice.startsWith(`${key}=`));
}

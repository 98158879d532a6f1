/** A choice of a facet with how many fit it. */
export type Choice = {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
  /** Of a key of tags: the choice of what has no such tag. */
  without?: { value: string; count: number; chosen: boolean };
};

/** More choices than this are no help; what is left out is counted. */
const MAX_CHOICES = 500;

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

/** At most so many choices, those with the highest counts, and what is chosen; in the order given. */
export function mostFrequent<T>(
  choices: readonly T[],
  countOf: (choice: T) => number,
  isChosen: (choice: T) => boolean,
): readonly T[] {
  if (choices.length <= MAX_CHOICES) return choices;
  const least = Uint32Array.from(choices, countOf).sort()[choices.length - MAX_CHOICES] ?? 0;
  let room = MAX_CHOICES - choices.filter((choice) => countOf(choice) > least).length;
  return choices.filter((choice) => {
    if (countOf(choice) > least) return true;
    if (countOf(choice) < least || room === 0) return isChosen(choice);
    room -= 1;
    return true;
  });
}

/** Orders choices: the most frequent first, then by label. */
export function byCount(a: Choice, b: Choice): number {
  return b.count - a.count || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}

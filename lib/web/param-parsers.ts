import { createMultiParser, createParser } from "nuqs/server";

/** How many rows a page of a list can have. */
export const ROW_COUNTS = [50, 200, 1000, 10_000] as const;

const MAX_VALUES = 100;
/** A tag's key has at most 128 characters and its value 256. */
export const MAX_VALUE = 512;
/** An ARN has up to 2,048. */
export const MAX_ARN = 2_200;
const MAX_SEARCH = 200;

/** One word or sentence of at most `max` characters, as it stands. */
export const words = (max: number) =>
  createParser({
    parse: (given) => (given === "" || given.length > max ? null : given),
    serialize: (given: string) => given,
  });

/** What somebody searches for, without the room around it. */
export const search = createParser({
  parse: (given) => given.trim().slice(0, MAX_SEARCH) || null,
  serialize: (given: string) => given,
});

/** A repeated parameter: what is no value is left out, each value counts once, and there are at most `max` of them. */
export function several<T>(
  parse: (given: string) => T | null,
  serialize: (value: T) => string,
  max: number = MAX_VALUES,
) {
  return createMultiParser<T[]>({
    parse: (given) => [...new Set([...new Set(given)].map(parse))].filter((value) => value !== null).slice(0, max),
    serialize: (values) => values.map(serialize),
    eq: (a, b) => a.length === b.length && a.every((value, at) => Object.is(value, b[at])),
  }).withDefault([]);
}

/** A text as it is. */
export const text = (value: string) => value;

/** Values of a facet that may be any text. */
export const choices = several((value) => (value === "" || value.length > MAX_VALUE ? null : value), text);

/** Values of a facet that has few, all of them known. */
export function someOf<const T extends string>(values: readonly T[]) {
  return several((given) => values.find((value) => value === given) ?? null, text);
}

/** Query of a page as Next hands it over: repeated names come as a list. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** First value of a parameter; undefined when it is missing or empty. */
export function param(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === "" ? undefined : first;
}

/** Number of a snapshot or scan in a path: `S5` or `5`. Null for anything else. */
export function sequence(segment: string): number | null {
  const match = /^S?([1-9]\d{0,8})$/i.exec(segment);
  return match?.[1] === undefined ? null : Number(match[1]);
}

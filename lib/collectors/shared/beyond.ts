/**
 * What a describing answer tells beyond the item of the listing that led to it, so that each fact stands once; also
 * without what the SDK adds to every answer.
 */
export function beyond<Answer extends object, Item extends object>(
  answer: Answer,
  item: Item,
): Omit<Answer, keyof Item | "$metadata"> {
  const told = Object.entries(answer).filter(([field]) => field !== "$metadata" && !Object.hasOwn(item, field));
  // What is left of the entries is what is left of the type.
  return Object.fromEntries(told) as Omit<Answer, keyof Item | "$metadata">;
}

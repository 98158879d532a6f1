import type { Relation } from "./resource";

/**
 * Relations of one kind, one to each target that the configuration names; fields that AWS left out give none.
 * @param verb what the holder is to the target, read from the holder ("runs in")
 * @param targets ids or ARNs
 */
export function relate(verb: string, type: string, targets: Iterable<string | null | undefined>): Relation[] {
  return [...new Set(targets)].flatMap((target) => (target ? [{ verb, type, target }] : []));
}

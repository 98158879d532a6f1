import { isUnseen, type Read, type Unseen } from "@/lib/model/read";

/** A tag as most services answer it. */
type TagEntry = { Key?: string | undefined; Value?: string | undefined };

/**
 * Turns a service's list of tags into a map; no list is an empty map. A tag without a value is the empty string, as
 * AWS shows it. `aws:` tags stay: they say which stack or group made a thing.
 */
export function tagMap(tags: readonly TagEntry[] | null | undefined): Record<string, string> {
  // fromEntries makes own properties, so a tag named `__proto__` is only a tag.
  return Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? ""]])));
}

/** What a call of its own told about tags, in the two places of a `Found` where it belongs. */
export type ReadTags = {
  tags: Record<string, string>;
  /** To be spread into the configuration: holds `Tags` only when the tags were not seen. */
  unseenTags: { Tags?: Unseen };
};

/**
 * Places tags that took a call of their own. Seen tags are the resource's tags and stand nowhere else, so a change
 * shows once; unseen ones leave `Tags` in the configuration to say that "no tags" is not what was found.
 */
export function placeTags(read: Read<Record<string, string>>): ReadTags {
  return isUnseen(read) ? { tags: {}, unseenTags: { Tags: read } } : { tags: read.value, unseenTags: {} };
}

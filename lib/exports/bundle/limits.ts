/** What a bundle may hold. The writer refuses what the reader would: a file that was written can be read. */
export const LIMITS = {
  /** Bytes of the file as it lies there, compressed. */
  fileBytes: 256 * 1024 * 1024,
  /** Bytes after decompression. */
  inflatedBytes: 1024 * 1024 * 1024,
  /** Bytes of one line: the largest configurations of AWS stay below a tenth of it. */
  lineBytes: 16 * 1024 * 1024,
  /** Levels of nesting in a line; a configuration has 64 at most. */
  depth: 80,
  resources: 1_000_000,
  /** Scopes, places and gaps, each. */
  lists: 100_000,
  /** AWS allows 50 tags of 128 and 256 characters; what imitates it may allow more. */
  tags: 1_000,
  tagKey: 512,
  tagValue: 65_536,
} as const;

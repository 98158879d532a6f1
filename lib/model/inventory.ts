import type { JsonObject } from "./json";

/** A resource as the inventory of a snapshot exports it, its fields in this order. */
export type InventoryItem = {
  arn: string;
  /** CloudFormation name. */
  type: string;
  region: string;
  name: string;
  tags: Record<string, string>;
  state: string | null;
  /** False when its listing was not seen in the snapshot: what stands here is the last known state. */
  seen: boolean;
  configuration: JsonObject;
};

/** A resource of a snapshot with what lists show, filter, sort and search. */
export type InventoryRow = {
  /** Number of the resource in the store. */
  resourceId: number;
  arn: string;
  /** The id that AWS users know it by. */
  id: string;
  name: string;
  service: string;
  /** CloudFormation name. */
  type: string;
  region: string;
  state: string | null;
  tags: Record<string, string>;
  /** False when they could not be read, which then tells of no tag that it is not there. */
  tagsSeen: boolean;
  /** Lower-case text that a search looks through. */
  search: string;
  /** Ids and ARNs of others that it names, with blanks between them. */
  refs: string;
  seen: boolean;
  /** First snapshot that saw it. */
  firstSeq: number;
  /** First snapshot with the state shown; a mere move between listings is none. */
  changedSeq: number;
};

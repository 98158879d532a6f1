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

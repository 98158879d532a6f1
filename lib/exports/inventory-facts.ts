/** Where and when an inventory was taken. */
export type InventoryFacts = {
  /** Name of the connection. */
  account: string;
  /** Twelve digits; null while nobody knows them. */
  awsAccountId: string | null;
  /** `S5`. */
  snapshot: string;
  /** When the snapshot was finished: ISO 8601, UTC. */
  takenAt: string;
  /** What was asked for, as it stands in the page's address; empty for everything. */
  filter: string;
};

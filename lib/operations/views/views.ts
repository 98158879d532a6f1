/** A filter of the inventory that somebody gave a name. */
export type SavedViewView = {
  /** Unique within the account. */
  name: string;
  /** Query string of the inventory without snapshot, position and opened resource: `type=AWS%3A%3AEC2%3A%3AVPC&sort=-name`. */
  query: string;
  /** Who saved it. */
  madeBy: string;
  /** ISO 8601, UTC. */
  madeAt: string;
};

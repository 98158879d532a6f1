/** What an operation may ask of its actor, as `noun:verb`. */
export const PERMISSIONS = [
  "account:read",
  "account:write",
  "snapshot:read",
  "snapshot:import",
  "scan:run",
  "scan:maintain",
  "resource:read",
  "policy:read",
  "view:read",
  "view:write",
  "finding:read",
  "decision:read",
  "decision:write",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Who acts. `name` is what the activity log and `requested by` show. */
export type Actor = {
  kind: "local" | "job" | "cli";
  name: string;
  permissions: readonly Permission[];
};

/** The person at the browser of a dashboard that only this machine can reach: may do everything but upkeep. */
export const localActor: Actor = {
  kind: "local",
  name: "local",
  permissions: [
    "account:read",
    "account:write",
    "snapshot:read",
    "snapshot:import",
    "scan:run",
    "resource:read",
    "policy:read",
    "view:read",
    "view:write",
    "finding:read",
    "decision:read",
    "decision:write",
  ],
};

/** The person at the command line of this machine; upkeep included, because a scan there may find a dead one. */
export const cliActor: Actor = { kind: "cli", name: "command line", permissions: PERMISSIONS };

/** A worker process: runs scans and looks after those whose runner died, nothing else. */
export const jobActor: Actor = { kind: "job", name: "worker", permissions: ["scan:run", "scan:maintain"] };

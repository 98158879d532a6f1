import type { AccountConnection } from "@/lib/aws/connection";
import type { ScanScope, SnapshotView } from "@/lib/operations/snapshots/views";

/** A named connection, as pages and the command line show it. */
export type AccountView = {
  name: string;
  /** Twelve digits; null until the first successful call. */
  awsAccountId: string | null;
  /** Kind `imported`: fed by bundles, so there is no way in and nothing to scan. */
  connection: AccountConnection;
  /** What to call it wherever its name shows ("sample"); null for most. */
  label: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Newest snapshot that exists (complete or partial); null before the first. */
  newestSnapshot: SnapshotView | null;
  /** The scan that is queued or running; null when there is none. */
  activeScan: ActiveScanView | null;
  /** What the last scan was asked for, and the next one will be unless it says otherwise. */
  scope: ScanScope;
};

/** A scan that has not ended. */
export type ActiveScanView = {
  /** Its number, which becomes the snapshot's. */
  seq: number;
  /** `S5` */
  name: string;
  status: "queued" | "running";
  requestedBy: string;
  /** ISO 8601, UTC: when it began, else when it was asked for. */
  since: string;
  cancelRequested: boolean;
};

/** What a connection test found out. */
export type ConnectionTest =
  | {
      ok: true;
      awsAccountId: string;
      /** ARN of the caller, as `sts:GetCallerIdentity` says. */
      callerArn: string;
      partition: string;
      enabledRegions: string[];
      /** Regions that the account has not switched on; a scan leaves them out and says so. */
      disabledRegions: string[];
      /** Anything the person should know although the connection works (regions could not be listed). */
      warnings: string[];
    }
  | {
      ok: false;
      /** A sentence that says what is wrong and what to do. */
      message: string;
    };

/** What belongs to an account, and would go with it. */
export type AccountContents = {
  snapshots: number;
  /** Things that any of them ever saw. */
  resources: number;
  scans: number;
  /** Saved views of its inventory. */
  views: number;
  /** When the first and the last snapshot were finished, ISO 8601, UTC; null without any. */
  firstAt: string | null;
  lastAt: string | null;
};

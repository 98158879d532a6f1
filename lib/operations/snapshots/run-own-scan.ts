import { z } from "zod";
import type { AwsConnection } from "@/lib/aws/connection";
import { lockAccount } from "@/lib/db/account-lock";
import { database } from "@/lib/db/client";
import type { Account, Scan } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { snapshotName } from "@/lib/model/snapshot";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { AccountName, ConnectionInput } from "@/lib/operations/accounts/inputs";
import { signIn } from "@/lib/operations/accounts/sign-in";
import { wayInto } from "@/lib/operations/accounts/way-in";
import type { Actor } from "@/lib/operations/actor";
import { defineCommand, defineTask } from "@/lib/operations/define";
import { endScan } from "./end-scan";
import { CANCELLED_EARLY, executeScan } from "./execute-scan";
import { reserveScan } from "./reserve-scan";
import { ScanChoice } from "./scan-choice";
import { describeScanUnderWay, scanUnderWay } from "./scan-under-way";
import { runsItself, type ScanProgress } from "./scan-view";

/** A scan whose worker was silent for so long, or that found no worker, makes room for one that somebody waits for. */
const MAKES_ROOM_AFTER_MS = 30_000;

export const OwnScan = ScanChoice.extend({
  account: AccountName,
  /** How to connect: used when the connection does not exist yet, or when `connectionGiven`. */
  connection: ConnectionInput,
  /** True to use, and after a successful sign-in keep, `connection` for one that exists. */
  connectionGiven: z.boolean(),
});

/** What a scan that somebody waits for is called with besides its input. */
export type OwnScanLive = {
  /** Ends the scan and keeps what was seen. */
  cancel: AbortSignal;
  onProgress: (progress: ScanProgress) => void;
};

/**
 * Takes a snapshot in this process, as the command line does: the connection is made on first use, once its sign-in
 * succeeded. Progress is in the database as well, where the browser shows it.
 * @returns the snapshot's public id.
 * @throws AppError `conflict` while another scan of the connection is under way, for one that is fed by bundles, or when the credentials lead to
 *   another AWS account than its snapshots; `unavailable` when AWS does not let us in.
 */
export const runOwnScan = defineTask({
  id: "scan.run",
  permission: "scan:run",
  input: OwnScan,
  run: async ({ actor, input }, live: OwnScanLive): Promise<{ id: string }> => {
    const account = await findOrConnect(actor, input, live.cancel);
    const lock = await lockAccount(account.id);
    if (lock === null) throw await describeScanUnderWay(account.name);
    try {
      await makeRoom(account);
      const scan = await beginOwnScan(actor, input);
      const connection = input.connectionGiven ? input.connection : undefined;
      await executeScan({ ...scan, account }, lock, { ...live, connection });
      return { id: `${account.name}:${snapshotName(scan.seq)}` };
    } finally {
      await lock.release();
    }
  },
});

async function findOrConnect(
  actor: Actor,
  input: { account: string; connection: AwsConnection },
  signal: AbortSignal,
): Promise<Account> {
  const where = { name: input.account };
  const known = await database().account.findUnique({ where });
  if (known !== null) {
    wayInto(known);
    return known;
  }
  const signedIn = await signIn(input.connection, { signal }).catch((error: unknown) => {
    throw signal.aborted ? new AppError("conflict", CANCELLED_EARLY) : error;
  });
  signedIn.session.close();
  await connectAccount(actor, { name: input.account, connection: input.connection });
  return database().account.findUniqueOrThrow({ where });
}

/** Closes what stands in the way without being worked on; called by the holder of the lock. */
async function makeRoom(account: Account): Promise<void> {
  const scan = await database().scan.findFirst({
    where: { accountId: account.id, status: { in: ["queued", "running"] } },
    omit: { progress: true },
  });
  if (scan === null) return;
  const error = reasonToGiveWay(scan);
  if (error === null) throw await describeScanUnderWay(account.name);
  await database().$transaction((tx) => endScan(tx, scan, { status: "interrupted", error }));
}

function reasonToGiveWay(scan: Omit<Scan, "progress">): string | null {
  // We hold the lock, so nobody runs it.
  if (runsItself(scan.requestedBy)) return "The process that ran the scan ended before it was done.";
  const silentFor = Date.now() - (scan.heartbeatAt ?? scan.startedAt ?? scan.createdAt).getTime();
  if (silentFor < MAKES_ROOM_AFTER_MS) return null;
  return scan.status === "queued"
    ? "No worker took it, and a scan from the command line took its place."
    : "Its worker died, and a scan from the command line took its place.";
}

const beginOwnScan = defineCommand({
  id: "scan.start",
  permission: "scan:run",
  input: ScanChoice,
  run: async ({ tx, actor, input }) => {
    const { id: accountId, name } = await tx.account.findUniqueOrThrow({ where: { name: input.account } });
    const { regions, services } = input;
    const now = new Date();
    const reserved = await reserveScan(tx, {
      accountId,
      status: "running",
      regions,
      services,
      requestedBy: `${actor.kind}:${actor.name}`,
    });
    const scan = await tx.scan.update({
      where: { id: reserved.id },
      data: { attempt: 1, startedAt: now, heartbeatAt: now },
    });
    const detail = { account: name, seq: scan.seq, name: snapshotName(scan.seq), regions, services };
    return { output: scan, activity: { accountId, detail } };
  },
  refused: scanUnderWay,
});

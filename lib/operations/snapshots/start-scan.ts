import { snapshotName } from "@/lib/model/snapshot";
import { findAccount } from "@/lib/operations/accounts/find-account";
import { wayInto } from "@/lib/operations/accounts/way-in";
import { defineCommand } from "@/lib/operations/define";
import { enqueueScan } from "@/lib/queue";
import { reserveScan } from "./reserve-scan";
import { lastScope, RememberedChoice } from "./scan-choice";
import { scanUnderWay } from "./scan-under-way";

/**
 * Asks a worker to take a snapshot, of what the last one was asked for unless a scope is given. The number is reserved and the job queued in one transaction.
 * Throws `conflict` while another scan of the connection is queued or running, and for one that is fed by bundles.
 */
export const startScan = defineCommand({
  id: "scan.start",
  permission: "scan:run",
  input: RememberedChoice,
  run: async ({ tx, actor, input }) => {
    const account = await findAccount(tx, input.account);
    wayInto(account);
    const isSaid = input.regions !== undefined || input.services !== undefined;
    const { regions = [], services = [] } = isSaid ? input : await lastScope(tx, account.id);
    const scan = await reserveScan(tx, {
      accountId: account.id,
      status: "queued",
      regions,
      services,
      requestedBy: `${actor.kind}:${actor.name}`,
    });
    await enqueueScan(tx, account.id);
    const output = { account: account.name, seq: scan.seq, name: snapshotName(scan.seq) };
    return {
      output,
      activity: { accountId: account.id, detail: { ...output, regions, services } },
    };
  },
  refused: scanUnderWay,
});

import { z } from "zod";
import { databasePool } from "@/lib/db/client";
import { COMMIT_LOCK, rows } from "@/lib/db/snapshot-store/sql";
import { defineTask } from "@/lib/operations/define";
import { auditSnapshot } from "./audit-snapshot";

/**
 * Judges the newest snapshot of every account that was stored by a version without checks. Older ones stay unjudged:
 * what moves by itself (last used dates) is kept of the newest alone. @returns how many it judged.
 */
export const auditNewest = defineTask({
  id: "audit.newest",
  permission: "scan:maintain",
  input: z.object({}),
  run: async (): Promise<number> => {
    const pool = databasePool();
    const accounts = await rows<{ id: number }>(
      pool,
      `select account_id as id from snapshot s group by account_id
       having not exists (select from audit a where a.account_id = s.account_id)`,
    );
    let judged = 0;
    for (const { id: accountId } of accounts) {
      const client = await pool.connect();
      try {
        await client.query("begin isolation level read committed");
        await client.query("select pg_advisory_xact_lock($1, $2)", [COMMIT_LOCK, accountId]);
        const [newest] = await rows<{ seq: number | null; judged: boolean }>(
          client,
          `select max(seq) as seq, exists (select from audit where account_id = $1) as judged
           from snapshot where account_id = $1`,
          [accountId],
        );
        if (newest?.seq && !newest.judged) {
          await auditSnapshot(client, { accountId, seq: newest.seq });
          judged += 1;
        }
        await client.query("commit");
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    }
    return judged;
  },
});

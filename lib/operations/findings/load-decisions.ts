import { databasePool } from "@/lib/db/client";
import { rows } from "@/lib/db/snapshot-store/sql";
import type { AttestationRule, Decisions, ExceptionRule } from "@/lib/model/decision";

/** What both kinds have, and a day as the moment at which it begins in UTC. */
const HELD = `id, from_seq as "fromSeq", made_at as "madeAt", ended_seq as "endedSeq", ended_at as "endedAt"`;
const day = (column: string, name: string) => `${column}::timestamp at time zone 'UTC' as "${name}"`;

/** Every decision that people made for an account, those that ended included. Each page asks for them. */
export async function loadDecisions(accountId: number): Promise<Decisions> {
  const pool = databasePool();
  const [exceptions, attestations] = await Promise.all([
    rows<ExceptionRule>(
      pool,
      `select ${HELD}, checks, kind, target, ${day("ends_on", "endsOn")} from exception where account_id = $1 order by id`,
      [accountId],
    ),
    rows<AttestationRule>(
      pool,
      `select ${HELD}, check_id as "check", subject, ${day("review_on", "reviewOn")}
       from attestation where account_id = $1 order by id`,
      [accountId],
    ),
  ]);
  return { exceptions, attestations };
}

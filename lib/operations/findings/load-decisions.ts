import { database } from "@/lib/db/client";
import type { Decisions } from "@/lib/model/decision";

/** Every decision that people made for an account, those that ended included. */
export async function loadDecisions(accountId: number): Promise<Decisions> {
  const where = { where: { accountId }, orderBy: { id: "asc" } } as const;
  const [exceptions, attestations] = await Promise.all([
    database().exception.findMany(where),
    database().attestation.findMany(where),
  ]);
  return {
    // The database keeps to the kinds by a constraint.
    exceptions: exceptions.map((one) => ({ ...one, kind: one.kind as Decisions["exceptions"][number]["kind"] })),
    attestations: attestations.map(({ checkId, ...one }) => ({ ...one, check: checkId })),
  };
}

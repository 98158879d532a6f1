import type { Collector, CollectorListing } from "@/lib/collectors/define";
import { collectService, type TestAccount, through } from "./collect";
import { startGate } from "./gate";
import { forward } from "./proxy";
import type { WireRequest } from "./wire-operation";

/** Silence after which whatever can be sent without an answer has been sent. */
const QUIET_MS = 500;

/**
 * Which calls of a listing wait for which: every call is held until no more come, then all are answered together, and
 * so on. What comes in the same round depends on no other call of it.
 * @param account what is read, at the address in its connection; it should have something for every call
 * @returns names of operations, by the first round in which each was sent
 */
export async function roundsOf(
  collector: Collector,
  listing: CollectorListing,
  account: Pick<TestAccount, "awsAccountId" | "connection">,
): Promise<string[][]> {
  const gate = await startGate((_, raw, body) => forward(account.connection.endpointUrl ?? "", raw, body), QUIET_MS);
  try {
    await collectService({ ...collector, listings: [listing] }, through(account, gate.url), ["eu-west-1"]);
  } finally {
    await gate.stop();
  }
  const known = new Set<string>();
  const rounds = gate.rounds.map((requests) => {
    const fresh = [...new Set(requests.map(nameOf))].filter((name) => !known.has(name)).sort();
    for (const name of fresh) known.add(name);
    return fresh;
  });
  // A round that only repeats operations is a further page, or a question to one more thing.
  return rounds.filter((names) => names.length > 0);
}

function nameOf({ operation, protocol }: WireRequest): string {
  return protocol === "s3-control" ? `S3Control.${operation}` : operation;
}

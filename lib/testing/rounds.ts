import type { Collector, CollectorListing } from "@/lib/collectors/define";
import { collectService, type TestAccount, through } from "./collect";
import { forward, startWire } from "./proxy";
import type { WireAnswer } from "./wire-answers";
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
  const rounds: string[][] = [];
  let held: { name: string; answer: () => Promise<() => void> }[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function release(): Promise<void> {
    const sent = held;
    held = [];
    const known = new Set(rounds.flat());
    rounds.push([...new Set(sent.map(({ name }) => name))].filter((name) => !known.has(name)).sort());
    for (const give of await Promise.all(sent.map(({ answer }) => answer()))) give();
  }

  const gate = await startWire((request, raw, body) => {
    const ask = () => forward(account.connection.endpointUrl ?? "", raw, body);
    // Signing in belongs to no listing.
    if (request.service === "sts") return ask();
    return new Promise<WireAnswer>((resolve, reject) => {
      const answer = () =>
        ask().then(
          (given) => () => resolve(given),
          (error: unknown) => () => reject(error),
        );
      held.push({ name: nameOf(request), answer });
      clearTimeout(timer);
      timer = setTimeout(release, QUIET_MS);
    });
  });
  try {
    await collectService({ ...collector, listings: [listing] }, through(account, gate.url), ["eu-west-1"]);
    // A round that only repeats operations is a further page, or a question to one more thing.
    return rounds.filter((names) => names.length > 0);
  } finally {
    clearTimeout(timer);
    await gate.stop();
  }
}

function nameOf({ operation, protocol }: WireRequest): string {
  return protocol === "s3-control" ? `S3Control.${operation}` : operation;
}

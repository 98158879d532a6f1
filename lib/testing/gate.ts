import { type Answerer, startWire, type WireProxy } from "./proxy";
import type { WireAnswer } from "./wire-answers";
import type { WireRequest } from "./wire-operation";

/** A server that answers in rounds, and what was asked in each. */
export type Gate = WireProxy & { rounds: WireRequest[][] };

/**
 * Starts a server that holds every request until no more come, then answers all of them together, and so on: what
 * comes in the same round depends on no other request of it, and the number of rounds is the longest chain of
 * dependent calls.
 * @param quietMs silence after which whatever can be sent without an answer has been sent
 */
export async function startGate(answerer: Answerer, quietMs: number): Promise<Gate> {
  const rounds: WireRequest[][] = [];
  let held: { request: WireRequest; answer: () => Promise<() => void> }[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function release(): Promise<void> {
    const sent = held;
    held = [];
    rounds.push(sent.map(({ request }) => request));
    for (const give of await Promise.all(sent.map(({ answer }) => answer()))) give();
  }

  const wire = await startWire((request, raw, body) => {
    // Signing in belongs to no listing.
    if (request.service === "sts") return answerer(request, raw, body);
    return new Promise<WireAnswer>((resolve, reject) => {
      const answer = async () => {
        try {
          const given = await answerer(request, raw, body);
          return () => resolve(given);
        } catch (error) {
          return () => reject(error);
        }
      };
      held.push({ request, answer });
      clearTimeout(timer);
      timer = setTimeout(release, quietMs);
    });
  });
  const stop = async () => {
    clearTimeout(timer);
    await wire.stop();
  };
  return { ...wire, rounds, stop };
}

import { type Answerer, forward, startWire, type WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, type WireAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";

/** Answers by request; a request that was sent several times has several, in their order. */
export type Recording = Record<string, WireAnswer[]>;

/**
 * Passes requests on to the emulator. Operations that it lacks end in an internal error there, which the product
 * rightly tries five times; AWS has them, so here they are refused once.
 */
export function emulator(target: string): Answerer {
  return async (request, raw, body) => {
    const answer = await forward(target, raw, body);
    const lacks = answer.status === 500 && answer.body.startsWith("<!doctype html>");
    return lacks ? errorAnswer(request, 400, "UnsupportedOperation", "The emulator lacks this.") : answer;
  };
}

/** Starts a proxy before the server at `target` that keeps what it answers. */
export async function startRecorder(target: string): Promise<{ proxy: WireProxy; recording: Recording }> {
  const recording: Recording = {};
  const proxy = await startWire(async (request, raw, body) => {
    const answer = await emulator(target)(request, raw, body);
    const key = keyOf(request);
    recording[key] = [...(recording[key] ?? []), answer];
    return answer;
  });
  return { proxy, recording };
}

/** Starts a server that gives recorded answers again, each after `latencyMs`; the last one as often as asked for. */
export function startReplay(recording: Recording, latencyMs: number): Promise<WireProxy> {
  const given = new Map<string, number>();
  return startWire(async (request) => {
    const key = keyOf(request);
    const answers = recording[key] ?? [];
    const turn = given.get(key) ?? 0;
    given.set(key, turn + 1);
    const answer = answers[Math.min(turn, answers.length - 1)];
    if (!answer) throw new Error(`Nothing was recorded for ${key}`);
    return answer;
  }, latencyMs);
}

function keyOf({ service, region, operation, method, path, body }: WireRequest): string {
  return [service, region, operation, method, path, body].join(" ");
}

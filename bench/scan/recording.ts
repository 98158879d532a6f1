import { type Answerer, forward, startWire, type WireProxy } from "@/lib/testing/proxy";
import { type Recorded, Recording } from "@/lib/testing/replay";
import { errorAnswer, type WireAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";

/** What a server is to say differently. */
export type Wishes = { allRegions: boolean };

/** Regions that are read when an account has enabled more than AWS's default ones. */
const MANY = 30;

/**
 * Passes requests on to the emulator. Operations that it lacks end in an internal error there, which the product
 * rightly tries five times; AWS has them, so here they are refused once.
 */
export function emulator(target: string, wishes: Wishes): Answerer {
  return async (request, raw, body) => {
    const answer = await forward(target, raw, body);
    const lacks = answer.status === 500 && answer.body.startsWith("<!doctype html>");
    if (lacks) return errorAnswer(request, 400, "UnsupportedOperation", "The emulator lacks this.");
    return wishes.allRegions && request.operation === "DescribeRegions" ? manyRegions(answer) : answer;
  };
}

/** The account has switched on more regions than AWS does by itself. */
function manyRegions(answer: WireAnswer): WireAnswer {
  let regions = 0;
  const body = answer.body.replace(/<optInStatus>[^<]*<\/optInStatus>/g, () => {
    regions += 1;
    return `<optInStatus>${regions <= MANY ? "opted-in" : "not-opted-in"}</optInStatus>`;
  });
  return { ...answer, body };
}

/** Starts a proxy before the server at `target` that keeps what it answers. */
export async function startRecorder(
  target: string,
  wishes: Wishes,
): Promise<{ proxy: WireProxy; recording: Recording }> {
  const recording = new Recording();
  const answer = emulator(target, wishes);
  const proxy = await startWire(async (request, raw, body) => {
    const given = await answer(request, raw, body);
    recording.keep(request, given);
    return given;
  });
  return { proxy, recording };
}

/** Starts a server that gives recorded answers again, each after `latencyMs`. */
export function startReplay(recorded: Recorded, latencyMs: number): Promise<WireProxy> {
  const recording = new Recording(recorded);
  return startWire(async (request: WireRequest) => {
    return recording.answerTo(request) ?? errorAnswer(request, 400, "NotRecorded", "This was never asked.");
  }, latencyMs);
}

import { type Answerer, forward } from "@/lib/testing/proxy";
import { errorAnswer, type WireAnswer } from "@/lib/testing/wire-answers";

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

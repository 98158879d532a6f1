import { type Answerer, startWire, type WireProxy } from "./proxy";
import { errorAnswer, type WireAnswer } from "./wire-answers";
import type { WireRequest } from "./wire-operation";

/** Stands for a place in a list, where a fault puts one that the server never gave. */
export const MADE_UP_TOKEN = "bearings-made-up-token";

/** A recording as plain data. */
export type Recorded = [key: string, answer: WireAnswer][];

/** Answers of a server, kept to be given again: quicker than the server, and the same each time. */
export class Recording {
  private readonly answers: Map<string, WireAnswer>;

  constructor(recorded: Recorded = []) {
    this.answers = new Map(recorded);
  }

  /** Keeps an answer; of equal requests the last one counts, for it is the one that the caller was content with. */
  keep(request: WireRequest, answer: WireAnswer): void {
    this.answers.set(keyOf(request), answer);
  }

  /** The answer to an equal request; a made-up place in a list leads to the list's beginning. */
  answerTo(request: WireRequest): WireAnswer | null {
    return this.answers.get(keyOf(request)) ?? null;
  }

  toJSON(): Recorded {
    return [...this.answers];
  }
}

/** Starts a server that lets `answerer` answer, and keeps what it says. */
export async function startRecorder(answerer: Answerer): Promise<{ proxy: WireProxy; recording: Recording }> {
  const recording = new Recording();
  const proxy = await startWire(async (request, raw, body) => {
    const answer = await answerer(request, raw, body);
    recording.keep(request, answer);
    return answer;
  });
  return { proxy, recording };
}

/** Starts a server that gives recorded answers again, each after `latencyMs`. */
export function startReplay(recording: Recording, latencyMs = 0): Promise<WireProxy> {
  return startWire(answersOf(recording), latencyMs);
}

/** Gives recorded answers again. */
export function answersOf(recording: Recording): Answerer {
  return async (request) => recording.answerTo(request) ?? errorAnswer(request, 400, "NotRecorded", NEW_QUESTION);
}

/** What a replay says to a request that was not recorded. */
export const NEW_QUESTION = "This was never asked.";

/** What makes two requests the same, signature and made-up tokens apart. */
function keyOf({ service, region, operation, method, path, body }: WireRequest): string {
  // The sign-in, which names each session anew.
  if (service === "sts") return operation;
  const url = new URL(path, "http://aws");
  forget(url.searchParams);
  url.searchParams.sort();
  return [service, region, operation, method, url.pathname, url.search, bodyKey(body)].join(" ");
}

function bodyKey(body: string): string {
  if (body.startsWith("{")) {
    const fields: Record<string, unknown> = JSON.parse(body);
    return JSON.stringify(Object.entries(fields).filter(([, value]) => value !== MADE_UP_TOKEN));
  }
  const form = new URLSearchParams(body);
  forget(form);
  return form.toString();
}

function forget(parameters: URLSearchParams): void {
  for (const [name, value] of [...parameters]) if (value === MADE_UP_TOKEN) parameters.delete(name);
}

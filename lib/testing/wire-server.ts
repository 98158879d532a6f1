import { startWire, type WireProxy } from "./proxy";
import { errorAnswer, type WireAnswer } from "./wire-answers";
import type { WireRequest } from "./wire-operation";

/**
 * Answers by operation, as `service.Operation` with the name that the service signs for
 * (`account.GetContactInformation`). A function may say null: not answered here.
 */
export type WireAnswers = Readonly<Record<string, WireAnswer | ((request: WireRequest) => WireAnswer | null)>>;

/**
 * Starts a server that gives recorded answers, for what the emulator lacks. Everything else is answered as an
 * operation that does not exist.
 */
export function startWireServer(answers: WireAnswers): Promise<WireProxy> {
  return startWire(async (request) => {
    const unknown = `No answer for ${request.service}.${request.operation}`;
    return recordedAnswer(answers, request) ?? errorAnswer(request, 400, "UnknownOperationException", unknown);
  });
}

/** The recorded answer to a request, null when there is none. */
export function recordedAnswer(answers: WireAnswers, request: WireRequest): WireAnswer | null {
  const name = `${request.service}.${request.operation}`;
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  return (typeof answer === "function" ? answer(request) : answer) ?? null;
}

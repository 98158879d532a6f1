import { startWire, type WireProxy } from "./proxy";
import { errorAnswer, type WireAnswer } from "./wire-answers";
import type { WireRequest } from "./wire-operation";

/** Answers by operation, as `service.Operation` with the name that the service signs for (`account.GetContactInformation`). */
export type WireAnswers = Readonly<Record<string, WireAnswer | ((request: WireRequest) => WireAnswer)>>;

/**
 * Starts a server that gives recorded answers, for what the emulator lacks. Everything else is answered as an
 * operation that does not exist.
 */
export function startWireServer(answers: WireAnswers): Promise<WireProxy> {
  return startWire(async (request) => {
    const name = `${request.service}.${request.operation}`;
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (answer === undefined) return errorAnswer(request, 400, "UnknownOperationException", `No answer for ${name}`);
    return typeof answer === "function" ? answer(request) : answer;
  });
}

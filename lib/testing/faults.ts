import type { ServerResponse } from "node:http";
import { errorAnswer, type WireAnswer } from "./wire-answers";
import type { WireRequest } from "./wire-operation";

/** What goes wrong with a call: instead of its answer, or to it. */
export type Fault =
  /** Answered by this in its place, without asking the server behind. */
  | { kind: "answer"; make: (request: WireRequest) => WireAnswer }
  /** The server's answer, changed. */
  | { kind: "rewrite"; change: (answer: WireAnswer, request: WireRequest) => WireAnswer }
  /** The server's answer, sent in a broken way. */
  | { kind: "send"; send: (response: ServerResponse, answer: WireAnswer) => void };

const answer = (status: number, code: string, message: (request: WireRequest) => string): Fault => ({
  kind: "answer",
  make: (request) => errorAnswer(request, status, code, message(request)),
});

/** AWS's sentence for a missing grant; `how` is its reason. */
function notAuthorized(request: WireRequest, how: string): string {
  return `User: arn:aws:sts::123456789012:assumed-role/bearings/b is not authorized to perform: ${request.service}:${request.operation} because ${how}`;
}

/** No policy allows the call. Each protocol has its own code for it. */
export const denied: Fault = {
  kind: "answer",
  make: (request) => {
    const code =
      request.protocol === "ec2"
        ? "UnauthorizedOperation"
        : request.protocol === "json" || request.protocol === "rest-json"
          ? "AccessDeniedException"
          : "AccessDenied";
    return errorAnswer(request, 403, code, notAuthorized(request, "no identity-based policy allows the action"));
  },
};

/** A service control policy forbids the call. */
export const deniedByOrganisation = answer(403, "AccessDenied", (request) =>
  notAuthorized(request, "with an explicit deny in a service control policy"),
);

/** Too many calls, every time. */
export const throttled = answer(400, "Throttling", () => "Rate exceeded");

/** An internal error of AWS. */
export const internalError = answer(500, "InternalFailure", () => "An internal error occurred");

/** The connection ends without an answer. */
export const cut: Fault = { kind: "send", send: (response) => response.destroy() };

/** No answer ever comes. */
export const hang: Fault = { kind: "send", send: () => {} };

/** Status and headers come, the body does not. */
export const hangInBody: Fault = {
  kind: "send",
  send: (response, { status, headers, body }) => {
    response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body) + 1) });
    response.write(body.slice(0, body.length / 2));
  },
};

/** The connection ends in the middle of the body. */
export const truncated: Fault = {
  kind: "send",
  send: (response, { status, headers, body }) => {
    response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body)) });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  },
};

/** Half the body, as if it were all of it. */
export const shortened: Fault = {
  kind: "rewrite",
  change: (given) => ({ ...given, body: given.body.slice(0, given.body.length / 2) }),
};

/** A web page with a success status, as captive portals answer. */
export const garbage: Fault = {
  kind: "answer",
  make: () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<html><p>Please sign in</p></html>" }),
};

/** A success status without a body. */
export const emptyBody: Fault = { kind: "answer", make: () => ({ status: 200, headers: {}, body: "" }) };

/** The answer to credentials that have come to their end. */
export function expired(request: WireRequest): WireAnswer {
  return errorAnswer(request, 400, "ExpiredToken", "The security token included in the request is expired");
}

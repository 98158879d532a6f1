import type { ErrorFacts } from "./classify";

/** Takes from any thrown value what decides; looks through `cause` for the transport's code. */
export function errorFacts(error: unknown): ErrorFacts {
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : "UnknownError";
  const status = numberAt(error, "$metadata", "httpStatusCode") ?? numberAt(error, "$response", "statusCode");
  const sent = textAt(error, "Code") ?? textAt(error, "Error", "Code");
  const transport = transportCode(error, 0);
  const brokeOff = transport === "ECONNRESET" && message === "aborted";
  const unreadable = brokeOff || name === "SyntaxError" || (status !== null && status < 300);
  // The SDK calls a connection that was reset a TimeoutError.
  const renamed = name === "TimeoutError" && transport !== "ETIMEDOUT";
  const generic =
    renamed || name === "Error" || name === "TypeError" || name === "AggregateError" || name === "UnknownError";
  return { code: sent ?? (generic && transport ? transport : name), message, status, unreadable };
}

/** Code of a Node network error (`ECONNREFUSED`), on the error itself or below it. */
function transportCode(error: unknown, depth: number): string | null {
  const code = textAt(error, "code");
  if (code && /^(?:E[A-Z_]+|HPE_[A-Z_]+|CERT_[A-Z_]+|UND_[A-Z_]+)$/.test(code)) return code;
  const cause = at(error, "cause");
  return cause !== undefined && depth < 5 ? transportCode(cause, depth + 1) : null;
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && key in value ? Reflect.get(value, key) : undefined;
}

function textAt(value: unknown, ...path: string[]): string | null {
  const found = path.reduce(at, value);
  return typeof found === "string" && found !== "" ? found : null;
}

function numberAt(value: unknown, ...path: string[]): number | null {
  const found = path.reduce(at, value);
  return typeof found === "number" ? found : null;
}

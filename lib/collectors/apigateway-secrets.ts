/** What is a mapping and nothing but one: a part of the request, of its context, or of the stage. */
const MAPPING =
  /^(?:\$(?:request|response|context|stageVariables)\.[^\s{}]+|\$\{(?:request|response|context|stageVariables)\.[^\s{}]+\}|(?:method|route|context|stageVariables|integration)\.\S+)$/;

/**
 * Address of a backend without what may be a key: user and password, and all behind a question mark. Addresses of
 * other schemes and ARNs stay.
 */
export function safeAddress(uri: string | undefined): string | undefined {
  const [, scheme, user, rest, question] = /^(https?:\/\/)([^/?]*@)?([^?]*)(\?.*)?$/is.exec(uri ?? "") ?? [];
  if (scheme === undefined) return uri;
  return `${scheme}${user === undefined ? "" : "…@"}${rest}${question === undefined ? "" : "?…"}`;
}

/**
 * Parameters that an integration sends on: mappings stay, constants are hidden, for a backend's key is one.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @param keep names of constants that are no secrets
 */
export function safeParameters(
  parameters: Record<string, string> | undefined,
  keep: readonly string[] = [],
): Record<string, string> | undefined {
  return (
    parameters &&
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        MAPPING.test(value) || keep.includes(name) ? value : "…",
      ]),
    )
  );
}

/** Where an integration finds its backend. */
type Backend = { uri?: string | undefined; connectionId?: string | undefined };

/**
 * Values of a stage's variables that lead to a backend: ARNs, and those that integrations put in the place of a
 * function, a VPC link or a host. All others may be secrets.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
export function backendVariables(
  variables: Record<string, string>,
  backends: readonly Backend[],
): Record<string, string> {
  const places = backends.flatMap(({ uri = "", connectionId = "" }) => [connectionId, placeIn(uri)]);
  const used = new Set(
    places.flatMap((place) => [...place.matchAll(/\$\{stageVariables\.(\w+)\}/g)].map(([, name]) => name)),
  );
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([name, value]) => /^arn:[^\s@?]+$/.test(value) || (used.has(name) && !/[@?\s]/.test(value)),
    ),
  );
}

/** The part of an address that says where, rather than what. */
function placeIn(uri: string): string {
  if (uri.startsWith("arn:")) return uri.includes(":lambda:") ? uri : "";
  return /^https?:\/\/(?:[^/?@]*@)?([^/?]*)/i.exec(uri)?.[1] ?? "";
}

import type { IncomingMessage } from "node:http";

/** How a service writes its answers. */
export type WireProtocol = "query" | "ec2" | "json" | "rest-json" | "rest-xml" | "s3" | "s3-control";

/** A request to AWS, as seen on the wire. */
export type WireRequest = {
  /** Name that the request is signed for (`sns`, `elasticloadbalancing`). */
  service: string;
  region: string;
  operation: string;
  protocol: WireProtocol;
  method: string;
  /** Path and query. */
  path: string;
  body: string;
  /** Access key id that signed it, empty for anonymous requests. */
  accessKeyId: string;
  userAgent: string;
  host: string;
};

type Route = { operation: string; method: string; segments: string[]; query: [string, string][] };

// REST operations have no name on the wire, only a method and a path. The SDK's own schemas know them. By the name that
// requests are signed for; loaded with the first request to the service, for each SDK package takes its time.
const REST_SDKS: Readonly<Record<string, () => Promise<object[]>>> = {
  "access-analyzer": () => Promise.all([import("@aws-sdk/client-accessanalyzer")]),
  account: () => Promise.all([import("@aws-sdk/client-account")]),
  apigateway: () => Promise.all([import("@aws-sdk/client-api-gateway"), import("@aws-sdk/client-apigatewayv2")]),
  appsync: () => Promise.all([import("@aws-sdk/client-appsync")]),
  backup: () => Promise.all([import("@aws-sdk/client-backup")]),
  batch: () => Promise.all([import("@aws-sdk/client-batch")]),
  cloudfront: () => Promise.all([import("@aws-sdk/client-cloudfront")]),
  eks: () => Promise.all([import("@aws-sdk/client-eks")]),
  elasticfilesystem: () => Promise.all([import("@aws-sdk/client-efs")]),
  es: () => Promise.all([import("@aws-sdk/client-opensearch")]),
  glacier: () => Promise.all([import("@aws-sdk/client-glacier")]),
  guardduty: () => Promise.all([import("@aws-sdk/client-guardduty")]),
  inspector2: () => Promise.all([import("@aws-sdk/client-inspector2")]),
  kafka: () => Promise.all([import("@aws-sdk/client-kafka")]),
  lambda: () => Promise.all([import("@aws-sdk/client-lambda")]),
  macie2: () => Promise.all([import("@aws-sdk/client-macie2")]),
  mq: () => Promise.all([import("@aws-sdk/client-mq")]),
  pipes: () => Promise.all([import("@aws-sdk/client-pipes")]),
  ram: () => Promise.all([import("@aws-sdk/client-ram")]),
  route53: () => Promise.all([import("@aws-sdk/client-route-53")]),
  s3: () => Promise.all([import("@aws-sdk/client-s3")]),
  "s3-control": () => Promise.all([import("@aws-sdk/client-s3-control")]),
  scheduler: () => Promise.all([import("@aws-sdk/client-scheduler")]),
  securityhub: () => Promise.all([import("@aws-sdk/client-securityhub")]),
  ses: () => Promise.all([import("@aws-sdk/client-sesv2")]),
};
const XML_SERVICES = new Set(["cloudfront", "route53"]);
const routes = new Map<string, Promise<Route[]>>();

function routesTo(service: string): Promise<Route[]> {
  const known = routes.get(service);
  if (known) return known;
  const loading = (REST_SDKS[service]?.() ?? Promise.resolve([])).then((sdks) => sdks.flatMap(routesOf));
  routes.set(service, loading);
  return loading;
}

/** Tells service, region and operation of a request from its signature, target, action or path. */
export async function readWireRequest(request: IncomingMessage, body: string): Promise<WireRequest> {
  const path = request.url ?? "/";
  const credential = /Credential=([^/,]+)\/\d+\/([^/,]+)\/([^/,]+)\//.exec(request.headers.authorization ?? "");
  const [, accessKeyId = "", region = "", service = ""] = credential ?? [];
  const common = {
    service,
    region,
    method: request.method ?? "",
    path,
    body,
    accessKeyId,
    userAgent: String(request.headers["user-agent"] ?? ""),
    host: request.headers.host ?? "",
  };
  const target = request.headers["x-amz-target"];
  if (typeof target === "string") return { ...common, operation: target.split(".").at(-1) ?? "", protocol: "json" };
  const action = new URLSearchParams(body).get("Action");
  if (action !== null) return { ...common, operation: action, protocol: service === "ec2" ? "ec2" : "query" };
  const rest = XML_SERVICES.has(service) ? "rest-xml" : "rest-json";
  const protocol = service !== "s3" ? rest : request.headers["x-amz-account-id"] ? "s3-control" : "s3";
  return { ...common, operation: await routeOf(protocol === rest ? service : protocol, common), protocol };
}

async function routeOf(service: string, request: { method: string; path: string }): Promise<string> {
  const url = new URL(request.path, "http://aws");
  const named = url.searchParams.get("x-id");
  if (named) return named;
  const given = segmentsOf(url.pathname);
  const [best] = (await routesTo(service))
    .filter(
      (route) =>
        route.method === request.method &&
        fits(route.segments, service === "s3" ? given.slice(1) : given) &&
        route.query.every(
          ([key, value]) => url.searchParams.has(key) && (value === "" || url.searchParams.get(key) === value),
        ),
    )
    .sort((one, other) => weight(other) - weight(one));
  return best?.operation ?? "";
}

/** Literal parts make a route more specific. */
function weight(route: Route): number {
  return route.query.length * 100 + route.segments.filter((segment) => !segment.startsWith("{")).length;
}

function fits(route: string[], given: string[]): boolean {
  const greedy = route.at(-1)?.endsWith("+}") ?? false;
  if (greedy ? given.length < route.length : given.length !== route.length) return false;
  return route.every((segment, index) => segment.startsWith("{") || segment === given[index]);
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** Operation schemas of an SDK package are exported as arrays `[9, namespace, name, traits, input, output]`. */
function routesOf(sdk: object): Route[] {
  return Object.values(sdk).flatMap((value: unknown) => {
    if (!Array.isArray(value) || value[0] !== 9) return [];
    const [, , operation, traits]: unknown[] = value;
    const http: unknown = typeof traits === "object" && traits !== null && "http" in traits ? traits.http : null;
    if (!Array.isArray(http) || typeof operation !== "string") return [];
    const [method, pattern]: unknown[] = http;
    if (typeof method !== "string" || typeof pattern !== "string") return [];
    const url = new URL(pattern.replaceAll("{", "%7B").replaceAll("}", "%7D"), "http://aws");
    const segments = segmentsOf(url.pathname).map((segment) => decodeURIComponent(segment));
    return [{ operation, method, segments, query: [...url.searchParams] }];
  });
}

/** Id of the SDK's client that sent a request, in lower case and without marks (`s3control`), as its user agent says it. */
export function clientOf({ userAgent }: Pick<WireRequest, "userAgent">): string {
  return bareId(/api\/([^#\s]+)#/.exec(userAgent)?.[1] ?? "");
}

/** An id of a service without what its spellings differ in: `S3 Control`, `s3_control`. */
export function bareId(id: string): string {
  return id.replace(/[^a-z0-9]/gi, "").toLowerCase();
}

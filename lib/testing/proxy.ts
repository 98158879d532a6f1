import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Fault } from "./faults";
import type { WireAnswer } from "./wire-answers";
import { readWireRequest, type WireRequest } from "./wire-operation";

/** A request that the proxy saw, with the times of its arrival and its answer in milliseconds of `performance.now`. */
export type SeenRequest = WireRequest & { arrivedAt: number; answeredAt: number | null; status: number | null };

/** Which requests a fault strikes; what is left out matches everything. */
export type FaultRule = {
  service?: string;
  region?: string;
  operation?: string;
  /** Strikes that many times, then no more. */
  times?: number;
  /** Strikes the first request and each that many after it. */
  every?: number;
  fault: Fault;
};

/** A proxy in front of an AWS-compatible server. */
export type WireProxy = {
  url: string;
  /** Every request since the start or the last `clear`. */
  seen: SeenRequest[];
  /** Milliseconds added to each request before it is passed on. */
  latencyMs: number;
  /** Adds a fault; the first rule that matches strikes. */
  fault(rule: FaultRule): void;
  /** Forgets faults and requests. */
  clear(): void;
  stop(): Promise<void>;
};

/** How requests without a fault are answered: by the server behind, or by a function. */
export type Answerer = (request: WireRequest, raw: IncomingMessage, body: Buffer) => Promise<WireAnswer>;

/** Starts a proxy before the server at `target`. */
export function startProxy(target: string, latencyMs = 0): Promise<WireProxy> {
  return startWire((_, raw, body) => forward(target, raw, body), latencyMs);
}

/** Starts a server on a free port that reads requests as AWS would and lets `answerer` answer. */
export async function startWire(answerer: Answerer, latencyMs = 0): Promise<WireProxy> {
  const rules: (FaultRule & { met: number; struck: number })[] = [];
  const server = createServer((raw, response) => {
    handle(raw, response).catch(() => response.destroy());
  });
  const proxy: WireProxy = {
    url: "",
    seen: [],
    latencyMs,
    fault: (rule) => {
      rules.push({ ...rule, met: 0, struck: 0 });
    },
    clear() {
      rules.length = 0;
      proxy.seen = [];
    },
    stop: () => stop(server),
  };

  async function handle(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const body = await bodyOf(raw);
    const request = await readWireRequest(raw, body.toString("utf8"));
    const seen: SeenRequest = { ...request, arrivedAt, answeredAt: null, status: null };
    proxy.seen.push(seen);
    if (proxy.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, proxy.latencyMs));
    const fault = strike(request);
    if (fault?.kind === "send") {
      fault.send(response, await answerer(request, raw, body));
      return;
    }
    const plain = fault?.kind === "answer" ? fault.make(request) : await answerer(request, raw, body);
    const answer = fault?.kind === "rewrite" ? fault.change(plain, request) : plain;
    response.writeHead(answer.status, { ...answer.headers, "content-length": String(Buffer.byteLength(answer.body)) });
    response.end(request.method === "HEAD" ? undefined : answer.body);
    seen.answeredAt = performance.now();
    seen.status = answer.status;
  }

  function strike(request: WireRequest): Fault | null {
    const rule = rules.find(
      (one) =>
        (one.service ?? request.service) === request.service &&
        (one.region ?? request.region) === request.region &&
        (one.operation ?? request.operation) === request.operation &&
        one.struck < (one.times ?? Number.POSITIVE_INFINITY),
    );
    if (!rule) return null;
    rule.met += 1;
    if ((rule.met - 1) % (rule.every ?? 1) > 0) return null;
    rule.struck += 1;
    return rule.fault;
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no address.");
  proxy.url = `http://127.0.0.1:${address.port}`;
  return proxy;
}

/** Passes a request on and reads the whole answer. */
export function forward(target: string, raw: IncomingMessage, body: Buffer): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    // The host that was signed stays: the server behind finds services and accounts by it.
    const passed = httpRequest(
      new URL(raw.url ?? "/", target),
      { method: raw.method, headers: raw.headers },
      (answer) => {
        bodyOf(answer).then((content) => {
          const headers = Object.fromEntries(
            Object.entries(answer.headers).flatMap(([name, value]) =>
              value === undefined || /^(?:content-length|transfer-encoding|connection)$/.test(name)
                ? []
                : [[name, String(value)]],
            ),
          );
          resolve({ status: answer.statusCode ?? 500, headers, body: content.toString("utf8") });
        }, reject);
      },
    );
    passed.once("error", reject);
    passed.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { NodeHttpHandler, type NodeHttpHandlerOptions } from "@smithy/node-http-handler";
import { asksToSlowDown, checkAnswer, checkErrorAnswer, isEmptyObject } from "./answer";

type Handle = NodeHttpHandler["handle"];
type Request = Parameters<Handle>[0];
type Options = NonNullable<Parameters<Handle>[1]>;

/** What the session wants to know of one call; handed through `send` as one of its options. */
export type Wire = {
  operation: string;
  /** Shape id of the service's protocol. */
  protocol: string;
  /** Called for every request that goes out, retries included. */
  onAttempt: () => void;
  /** Called when an attempt was answered by a request to slow down. */
  onThrottled: () => void;
  /** Called with a successful answer that is the empty object. */
  onEmpty: () => void;
};

/**
 * The one HTTP handler of a session: keeps connections open, limits each attempt, and reads and checks every
 * successful answer before the SDK interprets it.
 */
export class Transport {
  readonly metadata = { handlerProtocol: "http/1.1" };
  private readonly http: NodeHttpHandler;

  /** @param attemptTimeoutMs longest silence of one attempt, before or inside its answer */
  constructor(attemptTimeoutMs: number, sockets: number) {
    const agent = { keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets };
    const options: NodeHttpHandlerOptions = {
      connectionTimeout: Math.min(5_000, attemptTimeoutMs),
      requestTimeout: attemptTimeoutMs,
      socketTimeout: attemptTimeoutMs,
      throwOnRequestTimeout: true,
      // Silences the SDK's "socket usage at capacity": waiting is the session's intent.
      socketAcquisitionWarningTimeout: 600_000,
      httpAgent: agent,
      httpsAgent: agent,
    };
    this.http = new NodeHttpHandler(options);
  }

  /** Sends one attempt. `options.wire` is there for calls of the session, not for those of credential providers. */
  async handle(request: Request, options: Options & { wire?: Wire } = {}): ReturnType<Handle> {
    const { wire, ...rest } = options;
    if (!wire) return this.http.handle(request, rest);
    wire.onAttempt();
    const { response } = await this.http.handle(request, rest);
    if (request.method === "HEAD") return { response };
    const body = await collect(response.body);
    if (response.statusCode < 300) {
      checkAnswer(wire.protocol, wire.operation, body);
      if (isEmptyObject(body)) wire.onEmpty();
    } else {
      if (asksToSlowDown(response.statusCode, body)) wire.onThrottled();
      checkErrorAnswer(response.statusCode, body);
    }
    response.body = body;
    return { response };
  }

  /** SDK clients pass settings of their own here. */
  updateHttpClientConfig: NodeHttpHandler["updateHttpClientConfig"] = (key, value) => {
    this.http.updateHttpClientConfig(key, value);
  };

  httpHandlerConfigs: NodeHttpHandler["httpHandlerConfigs"] = () => this.http.httpHandlerConfigs();

  /** Closes all connections. */
  destroy(): void {
    this.http.destroy();
  }
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

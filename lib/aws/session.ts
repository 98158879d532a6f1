import { STSClient } from "@aws-sdk/client-sts";
import pLimit, { type LimitFunction } from "p-limit";
import type { UnseenReason } from "@/lib/model/read";
import type { CallCount } from "@/lib/model/snapshot";
import { checkTold } from "./answer";
import { CallCounts } from "./call-counts";
import { CallFailure } from "./call-failure";
import { classify, cleanMessage, explained, isExpired, missingAction } from "./classify";
import type { AwsConnection } from "./connection";
import { credentialsOf } from "./credentials";
import { DeadlinePassed, Ending, Stopped, withDeadline } from "./deadline";
import { errorFacts } from "./error-facts";
import { homeRegion, partitionOfArn } from "./partition";
import { actionsOf, type Permissions } from "./permissions";
import {
  type ClientClass,
  isSdkClient,
  operationOf,
  pinToAddress,
  type SdkClient,
  type SendOptions,
  type Settings,
  settingsOf,
} from "./sdk-client";
import { shareCredentials } from "./shared-credentials";
import { Transport, type Wire } from "./transport";

/** How hard a session may lean on AWS. */
export type SessionLimits = {
  /** Calls under way at once, over all services and regions. */
  calls: number;
  /** Calls under way at once for one service in one region. */
  callsPerServiceAndRegion: number;
  /** Requests that one call may take, retries included. */
  attempts: number;
};

export type SessionOptions = {
  /** Ends everything under way; every call then fails as `cancelled`. */
  signal?: AbortSignal;
  limits?: Partial<SessionLimits>;
  /** Longest that one call may take with all its retries, in milliseconds. */
  callTimeoutMs?: number;
  /** Longest silence of one attempt of a call, in milliseconds. */
  attemptTimeoutMs?: number;
  /** Told about every finished call. */
  onCall?: (call: FinishedCall) => void;
};

/** A call that has come to its end, well or not. */
export type FinishedCall = {
  service: string;
  region: string;
  operation: string;
  attempts: number;
  milliseconds: number;
  /** Null when it was answered. */
  failure: CallFailure | null;
};

/** What a client is for. */
export type ClientUse = {
  /** Our name of the service, under which its calls are counted. */
  service: string;
  /** AWS region the client speaks to. */
  region: string;
  /** Operations that it may send, with their IAM actions. */
  permissions: Permissions;
};

const DEFAULT_LIMITS: SessionLimits = { calls: 96, callsPerServiceAndRegion: 16, attempts: 5 };

/** Names this program to AWS: part of the user agent in CloudTrail. */
const APP_ID = "bearings";

/** One way into an account: SDK clients whose `send` is bounded, counted, timed out, and throws only `CallFailure`. */
export type Session = ReturnType<typeof openSession>;

/** Opens a session; no call is made before the first `send`. Close it to free its connections. */
export function openSession(connection: AwsConnection, options: SessionOptions = {}) {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const callTimeoutMs = options.callTimeoutMs ?? 90_000;
  const attemptTimeoutMs = Math.min(options.attemptTimeoutMs ?? 30_000, callTimeoutMs);
  const transport = new Transport(attemptTimeoutMs, limits.calls);
  const counts = new CallCounts();
  const global = pLimit(limits.calls);
  const perPlace = new Map<string, LimitFunction>();
  const clients = new Map<string, { permissions: Permissions; client: object }[]>();
  const ending = new Ending(options.signal);
  let settings: Settings | undefined;
  let expired: string | null = null;

  const partition = connection.credentials.kind === "role" ? partitionOfArn(connection.credentials.roleArn) : null;
  const credentials = shareCredentials(credentialsOf(connection, homeRegion(partition ?? "aws"), transport));
  const profile = connection.credentials.kind === "profile" ? connection.credentials.profile : undefined;

  function limitOf(service: string, region: string): LimitFunction {
    const key = `${service}|${region}`;
    const limit = perPlace.get(key) ?? pLimit(limits.callsPerServiceAndRegion);
    perPlace.set(key, limit);
    return limit;
  }

  /** Makes an SDK client whose `send` is guarded, or hands out the one made before. */
  function client<C extends object>(Client: ClientClass<C>, use: ClientUse): C {
    const key = `${use.service}|${use.region}`;
    const known = clients.get(key) ?? [];
    clients.set(key, known);
    for (const { permissions, client: before } of known) {
      if (permissions === use.permissions && before instanceof Client) return before;
    }
    const made = new Client({
      region: use.region,
      credentials,
      ...(profile === undefined ? {} : { profile }),
      ...(connection.endpointUrl ? { endpoint: connection.endpointUrl } : {}),
      retryMode: "adaptive",
      maxAttempts: limits.attempts,
      requestHandler: transport,
      userAgentAppId: APP_ID,
      ...settings,
    });
    const guarded = guard(made, use);
    // What environment and profile say is the same for all clients: each would look it up for itself.
    settings ??= settingsOf(guarded);
    known.push({ permissions: use.permissions, client: made });
    return made;
  }

  /** Forgets the clients of a service in a region, of which a session of a whole account has more than a thousand. */
  function release({ service, region }: Pick<ClientUse, "service" | "region">): void {
    clients.delete(`${service}|${region}`);
  }

  function guard(made: object, use: ClientUse): SdkClient {
    if (!isSdkClient(made)) throw new TypeError("Only clients of the AWS SDK can be guarded.");
    const send: SdkClient["send"] = made.send.bind(made);
    const ready = once(async () => {
      const address = connection.endpointUrl ?? (await made.config.serviceConfiguredEndpoint?.());
      if (address) pinToAddress(made, address);
      return Boolean(address);
    });
    Object.defineProperty(made, "send", {
      value: (command: object, own?: SendOptions) => guardedSend({ made, send, ready, use }, command, own),
    });
    return made;
  }

  type Guarded = { made: SdkClient; send: SdkClient["send"]; ready: () => Promise<boolean>; use: ClientUse };

  async function guardedSend(guarded: Guarded, command: object, own: SendOptions = {}): Promise<unknown> {
    const { use, made } = guarded;
    const operation = operationOf(command);
    const actions = actionsOf(use.permissions, made.config.serviceId, operation);
    if (!actions) {
      throw new TypeError(`The ${use.service} collector sends ${operation}, which its permissions do not declare.`);
    }
    const fail = (reason: UnseenReason, code: string, message: string, cause?: unknown) =>
      new CallFailure(
        reason,
        code,
        use.service,
        use.region,
        operation,
        missingAction(reason, message, actions),
        cleanMessage(message),
        { cause },
      );
    const isStopped = () => ending.ended || own.abortSignal?.aborted === true;
    const stopped = () => fail("cancelled", "Cancelled", "The scan was stopped before this call was answered.");

    const place = limitOf(use.service, use.region);
    return place(() =>
      global(async () => {
        if (isStopped()) throw stopped();
        if (expired) throw fail("failed", "ExpiredToken", expired);
        let attempts = 0;
        // Before the first attempt and after a throttled one, the call waits for the retries' rate limit.
        let slowedDown = true;
        let empty = false;
        const started = performance.now();
        const finish = (failure: CallFailure | null) => {
          const milliseconds = performance.now() - started;
          counts.add(use.service, use.region, operation, attempts, milliseconds);
          options.onCall?.({ service: use.service, region: use.region, operation, attempts, milliseconds, failure });
        };
        let ownEndpoint = false;
        try {
          ownEndpoint = await guarded.ready();
          const wire: Wire = {
            operation,
            protocol: made.config.protocol.getShapeId(),
            onAttempt: () => {
              attempts += 1;
              slowedDown = false;
            },
            onThrottled: () => {
              slowedDown = true;
            },
            onEmpty: () => {
              empty = true;
            },
          };
          const answer = await withDeadline(callTimeoutMs, ending, own.abortSignal, (abortSignal) =>
            guarded.send(command, Object.assign({ abortSignal }, { wire })),
          );
          checkTold(wire.protocol, answer, empty);
          finish(null);
          return answer;
        } catch (error) {
          const failure = toFailure(error, ownEndpoint);
          finish(failure);
          throw failure;
        }

        function toFailure(error: unknown, ownEndpoint: boolean): CallFailure {
          if (error instanceof DeadlinePassed) {
            const seconds = Math.round(callTimeoutMs / 1000);
            return slowedDown
              ? fail("throttled", "Throttled", `AWS asked to slow down for more than ${seconds} seconds.`, error)
              : fail("timed_out", "TimeoutError", `No answer within ${seconds} seconds.`, error);
          }
          if (error instanceof Stopped || isStopped()) return stopped();
          const facts = errorFacts(error);
          if (isExpired(facts.code))
            expired = "The AWS credentials expired during the scan; sign in again and repeat it.";
          const reason = classify(facts, { ownEndpoint });
          return fail(reason, facts.code, expired ?? explained(facts), error);
        }
      }),
    );
  }

  /** Region of the connection's own sign-in: the environment's or the profile's, else the partition's home. */
  async function signInRegion(): Promise<string> {
    if (partition !== null) return homeRegion(partition);
    const probe = new STSClient({ ...(profile === undefined ? {} : { profile }), requestHandler: transport });
    return probe.config.region().catch(() => homeRegion("aws"));
  }

  return {
    connection,
    client,
    release,
    signInRegion,
    /** Calls made so far, by service, region and operation. */
    calls: (): CallCount[] => counts.list(),
    /** Ends what is under way and frees the connections. */
    close(): void {
      ending.end();
      transport.destroy();
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

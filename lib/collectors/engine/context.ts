import { setMaxListeners } from "node:events";
import { CallFailure } from "@/lib/aws/call-failure";
import { homeRegion } from "@/lib/aws/partition";
import { type ClientClass, isSdkClient, operationOf, type SendOptions } from "@/lib/aws/sdk-client";
import type { Session } from "@/lib/aws/session";
import { type Read, seen, unseen } from "@/lib/model/read";
import { GLOBAL } from "@/lib/model/resource";
import type { CollectContext, Collector, Paginator } from "../define";
import { each } from "./each";

/** Pages of one paginator after which it is taken for endless: a million items of the smallest usual page. */
const MAX_PAGES = 20_000;

/** What a context tells the engine about its listing. */
export type ListingEvents = {
  /** A property of a resource could not be read. */
  onUnreadProperty: (failure: CallFailure) => void;
  /** A part of the listing could not be read. */
  onMiss: (failure: CallFailure) => void;
  onCall: (operation: string) => void;
};

type ContextOptions = {
  collector: Collector;
  region: string;
  partition: string;
  awsAccountId: string;
  session: Session;
  /** Ends the listing: cancel of the scan, or its own deadline. */
  signal: AbortSignal;
  /** Shared by the listings of a scope. */
  shared: Map<string, Promise<unknown>>;
  events: ListingEvents;
};

/** Makes what a listing may use. */
export function createContext(options: ContextOptions): CollectContext {
  const { collector, region, partition, awsAccountId, session, signal, shared, events } = options;
  const clientRegion = region === GLOBAL ? homeRegion(partition) : region;
  setMaxListeners(0, signal);

  function connect<C extends object>(Client: ClientClass<C>, otherRegion?: string): C {
    const client = session.client(Client, {
      service: collector.service,
      region: otherRegion ?? clientRegion,
      permissions: collector.permissions,
    });
    return overriding(client, (send, command, own) => {
      events.onCall(operationOf(command));
      return send(command, { ...own, abortSignal: signal });
    });
  }

  async function* paginate<C extends object, Input, Output>(
    paginator: Paginator<C, Input, Output>,
    client: C,
    input: Input,
  ): AsyncGenerator<Output, void, undefined> {
    const asked = new Set<string>();
    const last: { command: object; page: unknown } = { command: {}, page: null };
    const watched = overriding(client, async (send, command, own) => {
      const request = JSON.stringify("input" in command ? command.input : null);
      if (asked.has(request)) throw endless(command, "AWS repeated the token of an earlier page.");
      if (asked.size >= MAX_PAGES) throw endless(command, `There are more than ${MAX_PAGES} pages.`);
      asked.add(request);
      last.command = command;
      last.page = await send(command, own);
      return last.page;
    });
    yield* paginator({ client: watched }, input);
    // Paginators of the SDK end where the token is missing, whatever the page says.
    if (saysMore(last.page)) throw endless(last.command, "AWS says that there is more, but not where.");
  }

  function endless(command: object, message: string): CallFailure {
    return new CallFailure("truncated", "Truncated", collector.service, region, operationOf(command), null, message);
  }

  async function read<T>(call: () => Promise<T>, answers: Readonly<Record<string, T>> = {}): Promise<Read<T>> {
    try {
      return seen(await call());
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      const answer = Object.entries(answers).find(([code]) => sameCode(code, error.code));
      if (answer !== undefined) return seen(answer[1]);
      // A listing that is being ended must not go on as if each of its properties were unreadable.
      if (signal.aborted) throw error;
      events.onUnreadProperty(error);
      return unseen(error.reason, error.operation, error.action);
    }
  }

  function miss(error: unknown): void {
    if (!(error instanceof CallFailure) || signal.aborted) throw error;
    events.onMiss(error);
  }

  function once<T>(key: string, make: () => Promise<T>): Promise<T>;
  function once(key: string, make: () => Promise<unknown>): Promise<unknown> {
    const known = shared.get(key);
    if (known) return known;
    const made = make();
    // Whoever awaits it gets the failure; nobody may ever do so.
    made.catch(() => {});
    shared.set(key, made);
    return made;
  }

  return {
    partition,
    awsAccountId,
    region,
    signal,
    connect,
    paginate,
    read,
    each,
    miss,
    once,
    arn: (service, resource, otherRegion) => {
      const place = otherRegion ?? (region === GLOBAL ? "" : region);
      return `arn:${partition}:${service}:${place}:${awsAccountId}:${resource}`;
    },
  };
}

/** IAM and KMS flag their pages beside the token. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
function saysMore(page: unknown): boolean {
  if (typeof page !== "object" || page === null) return false;
  return ("IsTruncated" in page && page.IsTruncated === true) || ("Truncated" in page && page.Truncated === true);
}

/** The SDK names some errors `NoSuchEntityException` that are `NoSuchEntity` on the wire. */
function sameCode(one: string, other: string): boolean {
  const bare = (code: string) => code.replace(/Exception$/, "");
  return bare(one) === bare(other);
}

type Send = (command: object, options?: SendOptions) => Promise<unknown>;

/** A client that is the given one in all but `send`. Paginators of the SDK accept it. */
export function overriding<C extends object>(
  client: C,
  send: (inner: Send, command: object, own: SendOptions | undefined) => Promise<unknown>,
): C {
  if (!isSdkClient(client)) throw new TypeError("Only clients of the AWS SDK can be used here.");
  const inner: Send = client.send.bind(client);
  return Object.create(client, {
    send: { value: async (command: object, own?: SendOptions) => send(inner, command, own) },
  });
}

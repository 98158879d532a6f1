import type { CallFailure } from "@/lib/aws/call-failure";
import type { ClientClass } from "@/lib/aws/sdk-client";
import type { Read } from "@/lib/model/read";
import type { ConfigurationOf, ResourceType } from "@/lib/model/resource";

/** A paginator of the SDK (`paginateListTopics`). */
export type Paginator<C, Input, Output> = (
  config: { client: C; pageSize?: number },
  input: Input,
) => AsyncIterable<Output>;

/** One thing found, before the engine validates it and splits its fields. Dates and bytes may stay as the SDK gives them. */
export type Found<R extends ResourceType = ResourceType> = {
  type: R;
  arn: string;
  /** Defaults to the scope's region. */
  region?: string;
  id: string;
  /** Defaults to the Name tag, else the id. */
  name?: string | undefined;
  tags?: Record<string, string>;
  state?: string | null | undefined;
  /** Answer fields of AWS, plus one `Read` for each property that took a call of its own. */
  configuration: Loose<ConfigurationOf<R>>;
};

/** A configuration as the SDK types it: enum unions, dates and optional fields; the schema has the last word. */
export type Loose<T> = { [K in keyof T]?: unknown } & { [key: string]: unknown };

/** Builds a `Found`, tying the configuration to the type's declaration. */
export function found<R extends ResourceType>(type: R, thing: Omit<Found<R>, "type">): Found<R> {
  return { type, ...thing };
}

/** What a listing may use. Made by the engine, one for each (service, region) scope. */
export type CollectContext = {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
  /** Twelve digits. */
  awsAccountId: string;
  /** Region of the scope, or `global`. */
  region: string;
  /** Aborted on cancel; `send` and `paginate` already obey it. */
  signal: AbortSignal;

  /**
   * A client in the scope's region (the partition's home region for global scopes), or in another one.
   * Its `send` is bounded, counted, retried and timed out, refuses operations that the collector did not
   * declare, and throws only `CallFailure`.
   */
  connect<C extends object>(client: ClientClass<C>, region?: string): C;

  /** Follows an SDK paginator to its end. Throws a `truncated` failure when a page repeats its token. */
  paginate<C extends object, Input, Output>(
    paginator: Paginator<C, Input, Output>,
    client: C,
    input: Input,
  ): AsyncIterable<Output>;

  /**
   * Reads one property. A failed call becomes an unseen value, counted into the gaps of the scope.
   * @param answers error codes that are answers (`{ NoSuchBucketPolicy: null }`): they yield the value given.
   */
  read<T>(call: () => Promise<T>, answers?: Readonly<Record<string, T>>): Promise<Read<T>>;

  /**
   * Runs `work` for each item with many in flight and yields what it returns as it arrives. The number of calls
   * under way is bounded by the session, not here.
   */
  each<Item, Result>(
    items: Iterable<Item> | AsyncIterable<Item>,
    work: (item: Item) => Promise<Result>,
  ): AsyncIterable<Result>;

  /**
   * Notes that a part of the current listing could not be read and goes on: the listing becomes `partial`.
   * For children listed parent by parent. Rethrows anything that is not a `CallFailure`.
   */
  miss(error: CallFailure | unknown): void;

  /** Computes something once per scope and shares it between listings; a failure is shared as well. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;

  /** Builds `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, the region left empty in global scopes. */
  arn(service: string, resource: string, region?: string): string;
};

/**
 * Resource types that one chain of calls lists. Listings of a collector run side by side, and each is seen, partly
 * seen or unseen on its own: a denied DescribeVolumes says nothing about instances.
 */
export type CollectorListing = {
  types: readonly ResourceType[];
  collect: (context: CollectContext) => AsyncGenerator<Found, void, undefined>;
};

/** Reader of one AWS service. */
export type Collector = {
  /** Our name of the service: the file's name, and the first part of its gaps and coverage. */
  service: string;
  /** `global` is read once per account, in the partition's home region. */
  scope: "regional" | "global";
  /**
   * Every operation that the listings may send, with the IAM actions that it needs. Clients refuse others, the
   * offered policy is generated from these, and a test compares them with the wire. `Client.Operation` tells apart
   * equal names of two clients of one collector.
   */
  permissions: Readonly<Record<string, string | readonly string[]>>;
  listings: readonly CollectorListing[];
};

/** Declares a collector; see CONTRIBUTING for the three files. */
export function defineCollector(collector: Collector): Collector {
  return collector;
}

/** Declares a listing of a collector. */
export function listing(types: readonly ResourceType[], collect: CollectorListing["collect"]): CollectorListing {
  return { types, collect };
}

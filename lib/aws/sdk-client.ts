/** Constructor of an SDK client; every SDK client fits. */
// biome-ignore lint/suspicious/noExplicitAny: the config type of each SDK client differs, and only the session fills it in.
export type ClientClass<C> = new (config: any) => C;

/** What `send` of an SDK client takes beside the command. */
export type SendOptions = { abortSignal?: AbortSignal };

/** An address as the endpoint rules of an SDK client give it. */
type ResolvedEndpoint = { url: URL };
type EndpointProvider = (parameters: Record<string, unknown>, context?: unknown) => ResolvedEndpoint;

/** What clients read from environment variables and the profile in use, as functions that read it once. */
export type Settings = Record<"useDualstackEndpoint" | "useFipsEndpoint", () => Promise<boolean>>;

/** The parts that all SDK clients share and that a session touches. */
export type SdkClient = {
  send: (command: object, options?: SendOptions) => Promise<unknown>;
  config: Settings & {
    /** AWS's id of the service (`S3 Control`). */
    serviceId: string;
    endpointProvider: EndpointProvider;
    protocol: { getShapeId(): string };
    /** Address from AWS_ENDPOINT_URL, its per-service forms, or the profile in use. */
    serviceConfiguredEndpoint?: () => Promise<string | undefined>;
    disableHostPrefix?: boolean;
    forcePathStyle?: boolean;
  };
};

/** True for clients of the AWS SDK for JavaScript 3. */
export function isSdkClient(value: object): value is SdkClient {
  return (
    "send" in value &&
    typeof value.send === "function" &&
    "config" in value &&
    typeof value.config === "object" &&
    value.config !== null &&
    "endpointProvider" in value.config &&
    "protocol" in value.config
  );
}

/** The settings of a client, for others of the same environment and profile. */
export function settingsOf({ config: { useDualstackEndpoint, useFipsEndpoint } }: SdkClient): Settings {
  return { useDualstackEndpoint, useFipsEndpoint };
}

/**
 * Name of the API operation that a command sends (`ListTopics`). Read from the command's schema, which survives
 * bundlers that rename classes.
 */
export function operationOf(command: object): string {
  if ("schema" in command && Array.isArray(command.schema) && typeof command.schema[2] === "string") {
    return command.schema[2];
  }
  return command.constructor.name.replace(/Command$/, "");
}

/**
 * Makes a client speak to one address for everything: endpoint rules may add a path (a bucket) but no host name.
 * S3 Control's rules would put the account id before the host, which no AWS-compatible server answers to.
 * @param address `http://127.0.0.1:5000`
 */
export function pinToAddress(client: SdkClient, address: string): void {
  const pinned = new URL(address);
  const rules = client.config.endpointProvider;
  client.config.disableHostPrefix = true;
  client.config.forcePathStyle = true;
  // The rules get a name for the host: an account id before an IP address would not even be a URL.
  const named = new URL(address);
  named.hostname = "pinned.invalid";
  client.config.endpointProvider = (parameters, context) => {
    const endpoint = rules({ ...parameters, Endpoint: named.href }, context);
    const url = new URL(endpoint.url);
    url.protocol = pinned.protocol;
    url.hostname = pinned.hostname;
    url.port = pinned.port;
    return { ...endpoint, url };
  };
}

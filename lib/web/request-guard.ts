/** What the guard looks at. Header names are lower case. */
export type IncomingRequest = {
  method: string;
  /** Path of the URL, without the query. */
  path: string;
  header: (name: string) => string | null;
};

/** Where this server listens, as its own settings say. */
export type Listening = {
  /** Address or name that the server is bound to. */
  host: string;
  port: number;
};

/** Why a request gets no answer but this one. */
export type Refusal = { status: 403 | 421; message: string };

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Decides whether a request may go on, before any page or action sees it. Three dangers, each from a web page that
 * the user has open elsewhere:
 * - DNS rebinding: a foreign name that resolves to 127.0.0.1 makes the browser treat us as that name's origin. The
 *   Host header still names it, so only loopback names with our own port pass.
 * - Forged requests: anything that may change something must come from our own pages (Sec-Fetch-Site, else Origin).
 *   `same-site` is foreign as well: sites ignore ports, and another program's page on localhost shares ours.
 * - Reading by embedding: foreign pages may only lead here by a link (a top-level navigation to a page), never load
 *   us as an image, a script, a frame or a download.
 *
 * Rules: https://www.w3.org/TR/fetch-metadata/ and the resource isolation policy of https://web.dev/articles/fetch-metadata.
 * @returns null when the request may go on.
 */
export function refusalOf(request: IncomingRequest, listening: Listening): Refusal | null {
  if (!isLocalOwner(request.header, listening)) {
    return {
      status: 421,
      message: `Bearings answers only to 127.0.0.1:${listening.port}, localhost:${listening.port} and [::1]:${listening.port}, from this machine. Open http://127.0.0.1:${listening.port} here.`,
    };
  }
  const site = request.header("sec-fetch-site");
  const changes = !SAFE_METHODS.has(request.method);
  if (changes && !sameOrigin(request.header, site)) {
    return { status: 403, message: "This request did not come from a page of Bearings, so nothing was changed." };
  }
  if (site === null || site === "same-origin" || site === "none") return null;
  const navigation =
    request.method === "GET" &&
    request.header("sec-fetch-mode") === "navigate" &&
    request.header("sec-fetch-dest") === "document" &&
    !request.path.startsWith("/api/");
  return navigation ? null : { status: 403, message: "Other sites may link to pages of Bearings, and nothing else." };
}

/**
 * True when a request reached a server that only this machine can reach, under a loopback name and our own port, and
 * was not passed on for somebody else. Until there is sign-in, that is what makes a visitor the owner.
 */
export function isLocalOwner(header: IncomingRequest["header"], listening: Listening): boolean {
  if (!isLoopbackName(listening.host)) return false;
  const host = header("host");
  if (host === null || !isOwnAddress(host, listening.port)) return false;
  // Next writes these two itself from the socket and the Host header when nobody did; a tunnel or a reverse proxy
  // in front of us names its client and its own name here.
  const forwardedHost = header("x-forwarded-host");
  if (forwardedHost !== null && !isOwnAddress(forwardedHost, listening.port)) return false;
  if (header("forwarded") !== null) return false;
  const clients = (header("x-forwarded-for") ?? "").split(",").map((client) => client.trim());
  return clients.every((client) => client === "" || isLoopbackName(client));
}

function isOwnAddress(authority: string, port: number): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(authority);
  const name = match?.[1];
  return name !== undefined && isLoopbackName(name) && Number(match?.[2] ?? 80) === port;
}

/** True for names and addresses that never leave this machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3). */
export function isLoopbackName(name: string): boolean {
  const bare = name.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (bare === "localhost" || bare === "::1") return true;
  const octets = bare.replace(/^::ffff:/, "").split(".");
  return octets.length === 4 && octets[0] === "127" && octets.every((octet) => /^\d{1,3}$/.test(octet));
}

function sameOrigin(header: IncomingRequest["header"], site: string | null): boolean {
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = header("origin");
  // A browser that sends neither of the two is too old to be trusted with a change.
  if (origin === null) return site !== null;
  return origin === `http://${header("host")}` || origin === `https://${header("host")}`;
}

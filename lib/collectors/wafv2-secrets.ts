/** Headers whose expected values are no secret between two services. */
const PLAIN_HEADERS = new Set([
  "accept",
  "accept-language",
  "content-type",
  "host",
  "origin",
  "referer",
  "user-agent",
  "x-forwarded-for",
  "x-forwarded-proto",
]);

/** Parts of a request in which a shared secret may be looked for. */
const SECRET_PLACES = [
  "Cookies",
  "SingleQueryArgument",
  "AllQueryArguments",
  "QueryString",
  "UriFragment",
  "Headers",
  "Body",
  "JsonBody",
];

/**
 * Rules without what may be a secret: texts looked for in headers, cookies, arguments and bodies, and values of headers
 * that requests are given. Bytes that are looked for become text.
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_ByteMatchStatement.html
 */
export function withoutSecrets(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const hidden = "FieldToMatch" in value && mayBeSecret(value.FieldToMatch) ? ["SearchString", "RegexString"] : [];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !hidden.includes(key))
      .map(([key, item]) => [key, key === "InsertHeaders" ? namesOnly(item) : withoutSecrets(item)]),
  );
}

function mayBeSecret(field: unknown): boolean {
  if (typeof field !== "object" || field === null) return false;
  const header = "SingleHeader" in field ? field.SingleHeader : undefined;
  if (typeof header === "object" && header !== null && "Name" in header) {
    return !PLAIN_HEADERS.has(String(header.Name).toLowerCase());
  }
  return SECRET_PLACES.some((place) => place in field);
}

function namesOnly(headers: unknown): unknown {
  if (!Array.isArray(headers)) return [];
  return headers.map((header: unknown) => ({
    Name: typeof header === "object" && header !== null && "Name" in header ? header.Name : undefined,
  }));
}

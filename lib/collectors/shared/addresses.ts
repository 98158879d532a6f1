/**
 * Scheme, host and port of a web address. Those of on-call and chat services carry their key in path, query or user name.
 * @returns the address with an ellipsis for what was left out; texts that are no web address as they are
 */
export function hostOnly(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:/i.test(address)) return address;
  if (!URL.canParse(address)) return "[address that is not a URL]";
  const { origin, href } = new URL(address);
  return href === `${origin}/` ? origin : `${origin}/…`;
}

/**
 * Host and port in a database's address, as JDBC and other connection strings write them, with neither user name,
 * password nor anything that stands behind.
 * @returns undefined when it has no such part, or when what belongs to a password cannot be told for certain
 */
export function databaseHost(address: string | undefined): string | undefined {
  const [before = "", after, ...more] = (address ?? "").split("@");
  if (more.length > 0) return undefined;
  if (after === undefined) return /\/\/([^/?;]+)/.exec(before)?.[1];
  return /[?;]/.test(before) ? undefined : /^[^/?;]+/.exec(after)?.[0];
}

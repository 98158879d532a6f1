/** A range of addresses of one family, both ends included. */
export type AddressRange = { family: 4 | 6; first: bigint; last: bigint };

const BITS = { 4: 32n, 6: 128n } as const;

/**
 * The addresses of a CIDR block (`10.0.0.0/8`, `2001:db8::/32`); bits behind the prefix are ignored, as AWS does.
 * @returns null for a text that is none, and for undefined
 */
export function parseCidr(text: string | null | undefined): AddressRange | null {
  const [address = "", prefix, ...more] = (text ?? "").split("/");
  if (prefix === undefined || more.length > 0 || !/^\d{1,3}$/.test(prefix)) return null;
  const family = address.includes(":") ? 6 : 4;
  const value = family === 6 ? parseIpv6(address) : parseIpv4(address);
  const host = BITS[family] - BigInt(prefix);
  if (value === null || host < 0n) return null;
  const first = (value >> host) << host;
  return { family, first, last: first + (1n << host) - 1n };
}

/** Ranges as few as possible, sorted by family and address: what overlaps or touches becomes one. */
export function mergeRanges(ranges: readonly AddressRange[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of [...ranges].sort(byFamilyAndAddress)) {
    const before = merged.at(-1);
    if (before?.family === range.family && range.first <= before.last + 1n) {
      if (range.last > before.last) merged[merged.length - 1] = { ...before, last: range.last };
    } else merged.push(range);
  }
  return merged;
}

/** True when some ranges together hold all addresses of another. */
export function covers(ranges: readonly AddressRange[], inner: AddressRange): boolean {
  return mergeRanges(ranges).some(
    ({ family, first, last }) => family === inner.family && first <= inner.first && inner.last <= last,
  );
}

/** Every address of a family: `0.0.0.0/0` or `::/0`. */
export function everyAddress(family: 4 | 6): AddressRange {
  return { family, first: 0n, last: (1n << BITS[family]) - 1n };
}

/** True when some blocks together admit every address of a family, be it as halves (`0.0.0.0/1`, `128.0.0.0/1`). */
export function admitsEverybody(cidrs: readonly (string | null | undefined)[], family: 4 | 6): boolean {
  return covers(parseCidrs(cidrs), everyAddress(family));
}

/** The ranges of some blocks; what is no block is left out. */
export function parseCidrs(cidrs: readonly (string | null | undefined)[]): AddressRange[] {
  return cidrs.flatMap((cidr) => parseCidr(cidr) ?? []);
}

function byFamilyAndAddress(one: AddressRange, other: AddressRange): number {
  if (one.family !== other.family) return one.family - other.family;
  return one.first < other.first ? -1 : one.first > other.first ? 1 : 0;
}

function parseIpv4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let value = 0n;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return null;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

function parseIpv6(text: string): bigint | null {
  const halves = plainIpv6(text)?.split("::");
  if (halves === undefined || halves.length > 2) return null;
  const [head = [], tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - (tail?.length ?? 0);
  // `::` stands for one group at least; without it there are eight.
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  let value = 0n;
  for (const group of [...head, ...Array<string>(missing).fill("0"), ...(tail ?? [])]) {
    if (!/^[\da-f]{1,4}$/i.test(group)) return null;
    value = (value << 16n) | BigInt(`0x${group}`);
  }
  return value;
}

/** Without the dotted end that some texts have (`::ffff:10.0.0.1`). */
function plainIpv6(text: string): string | null {
  const at = text.lastIndexOf(":") + 1;
  const end = text.slice(at);
  if (!end.includes(".")) return text;
  const value = parseIpv4(end);
  return value === null ? null : `${text.slice(0, at)}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

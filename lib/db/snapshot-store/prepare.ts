import "server-only";
import { canonicalText, cleanText, hashOf } from "@/lib/model/canonical";
import type { Json, JsonObject } from "@/lib/model/json";
import { isUnseen } from "@/lib/model/read";
import type { Resource, ResourceType } from "@/lib/model/resource";

/** What tells whether a resource changed. */
export type Digest = { arn: string; hash: string; configHash: string; configText: string };

/** A version ready to be written, but for the ids that only the commit knows. */
export type Prepared = {
  arn: string;
  rid: string;
  hash: string;
  configHash: string;
  region: string;
  name: string;
  state: string | null;
  tags: string;
  search: string;
  refs: string[];
  unseen: string[] | null;
};

/** Fields that move by themselves, ready to be written. */
export type PreparedRuntime = { arn: string; state: string | null; data: string };

/** A b-tree entry of PostgreSQL holds 2,704 bytes; AWS's longest ARN has 2,048 characters. */
const MAX_ARN_BYTES = 2_200;
const MAX_NAME_BYTES = 1_024;
/** Bounds what a hostile resource can add to the text index; a security group may hold 1,000 rules. */
const MAX_SEARCH = 32_000;
const MAX_REFS = 1_000;
const MAX_ADDRESSES = 1_000;

/** The ARN as it is stored; one too long for the index is cut and told apart by its hash. */
export function storedArn(arn: string): string {
  const clean = cleanText(arn);
  if (Buffer.byteLength(clean) <= MAX_ARN_BYTES) return clean;
  return `${cutBytes(clean, MAX_ARN_BYTES - 40)}#${hashOf(clean)}`;
}

/**
 * Hashes a resource: its configuration, then everything that is part of its history, and its ARN: so the hash alone
 * tells which resource is in which state.
 */
export function digest(resource: Resource, type: ResourceType | undefined): Digest {
  const configText = canonicalText(resource.configuration, type?.ordered);
  const configHash = hashOf(configText);
  const arn = storedArn(resource.arn);
  const state = type?.volatileState ? null : resource.state;
  const { type: typeName, region, id, name, tags } = resource;
  const history = [arn, typeName, region, id, name, state, canonicalText(tags)];
  return { arn, configText, configHash, hash: hashOf(`${configHash}${JSON.stringify(history)}`) };
}

/** Derives what a version carries besides its configuration: search text, references, unseen properties. */
export function prepare(resource: Resource, type: ResourceType | undefined, of: Digest): Prepared {
  const configuration: JsonObject = JSON.parse(of.configText);
  const name = cutBytes(cleanText(resource.name), MAX_NAME_BYTES);
  const rid = cutBytes(cleanText(resource.id), MAX_NAME_BYTES);
  const unseen = Object.keys(configuration).filter((key) => isUnseen(configuration[key]));
  return {
    arn: of.arn,
    rid,
    hash: of.hash,
    configHash: of.configHash,
    region: cleanText(resource.region),
    name,
    state: type?.volatileState || resource.state === null ? null : cutBytes(cleanText(resource.state), MAX_NAME_BYTES),
    tags: canonicalText(resource.tags),
    search: searchText([
      name,
      rid,
      ownPart(of.arn),
      ...addresses(of.configText),
      ...Object.entries(resource.tags).flat(),
    ]),
    refs: references(configuration, type),
    unseen: unseen.length > 0 ? unseen : null,
  };
}

/** The part of a resource that is overwritten; null when it has none. */
export function prepareRuntime(resource: Resource, type: ResourceType | undefined): PreparedRuntime | null {
  const state = type?.volatileState && resource.state !== null ? cleanText(resource.state) : null;
  if (state === null && Object.keys(resource.runtime).length === 0) return null;
  return { arn: storedArn(resource.arn), state, data: canonicalText(resource.runtime) };
}

/** Cuts a text to a number of bytes in UTF-8, never inside a character. */
function cutBytes(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return text;
  return cleanText(
    Buffer.from(text)
      .subarray(0, bytes)
      .toString("utf8")
      .replace(/\ufffd+$/, ""),
  );
}

/**
 * What an ARN says of the resource itself (`role/deploy`). Partition, service, region and account are the same for
 * thousands, and would double the text index; a search for a whole ARN goes to the ARNs.
 */
function ownPart(arn: string): string {
  return /^arn:(?:[^:]*:){4}(.+)$/s.exec(arn)?.[1] ?? arn;
}

/** Lower-case lines for the search box; a part that an earlier one contains adds nothing. */
function searchText(parts: string[]): string {
  let text = "";
  for (const part of parts) {
    const line = part.toLowerCase();
    if (line === "" || text.includes(line)) continue;
    text += text === "" ? line : `\n${line}`;
    if (text.length > MAX_SEARCH) break;
  }
  return cleanText(text.slice(0, MAX_SEARCH));
}

// Looked for in the canonical text, where a value always stands between quotes: IPv4, IPv6 and MAC addresses with or
// without a prefix length, and the names under which AWS lists hosts.
const ADDRESS =
  /"((?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\/\d{1,3})?)"|"(?:DNSName|DnsName|PublicDnsName|PrivateDnsName|DomainName|Address)":"([^"\\]{1,255})"/gi;

function addresses(configText: string): string[] {
  const found = new Set<string>();
  for (const match of configText.matchAll(ADDRESS)) {
    found.add(match[1] ?? match[2] ?? "");
    if (found.size >= MAX_ADDRESSES) break;
  }
  return [...found];
}

function references(configuration: JsonObject, type: ResourceType | undefined): string[] {
  const targets = relationsOf(configuration, type).map(({ target }) => cleanText(target));
  const fitting = targets.filter((target) => Buffer.byteLength(target) <= MAX_ARN_BYTES);
  return [...new Set(fitting)].sort().slice(0, MAX_REFS);
}

/** The relations that a configuration declares; none when it does not have the shape that its type expects. */
export function relationsOf(configuration: Json, type: ResourceType | undefined) {
  if (type === undefined) return [];
  try {
    return type.relations(configuration);
  } catch {
    // A resource must not be lost because an unexpected answer names its neighbours in another way.
    return [];
  }
}

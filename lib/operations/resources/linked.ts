import type { Named, RelationEnd } from "@/lib/db/snapshot-store/read-relations";
import type { Json } from "@/lib/model/json";
import type { LinkedResource } from "./detail-views";
import { typeTitle } from "./resource-row";

/** A policy or a security group can name thousands; what comes after is shown as the text that it is. */
const MOST_TEXTS = 3_000;

/** AWS's ids: a prefix and eight or seventeen hexadecimal digits; or a UUID, as KMS has. */
const ID = /^(?:[a-z][a-z-]*-(?:[0-9a-f]{8}|[0-9a-f]{17})|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A resource as a link to it is written. */
export function linked({ arn, name, type }: RelationEnd): LinkedResource {
  return { arn, name, type, typeTitle: typeTitle(type) };
}

/** Texts in a value that have the form of an ARN or of an id, each once. */
export function namesIn(value: Json): string[] {
  const found = new Set<string>();
  const walk = (item: Json): void => {
    if (found.size >= MOST_TEXTS) return;
    if (typeof item === "string") {
      if (item.startsWith("arn:") || ID.test(item)) found.add(item);
    } else if (typeof item === "object" && item !== null) Object.values(item).forEach(walk);
  };
  walk(value);
  return [...found];
}

/** The ARN of the thing itself, where a text names its streams or versions as well: `arn:…:log-group:web:*`. */
export function ownArn(text: string): string {
  return text.startsWith("arn:") && text.endsWith(":*") ? text.slice(0, -2) : text;
}

/** The resource that a text names, rather in the region given; null when there is none. */
export function namedBy(text: string, named: Named, region: string, types: readonly string[] = []): RelationEnd | null {
  const among = (named.get(ownArn(text)) ?? []).filter(({ type }) => types.length === 0 || types.includes(type));
  return among.find((one) => one.region === region) ?? among[0] ?? null;
}

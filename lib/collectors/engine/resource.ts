import { cleanText, toJson } from "@/lib/model/canonical";
import { isJsonObject } from "@/lib/model/json";
import type { Resource } from "@/lib/model/resource";
import type { Found } from "../define";
import { takeFields } from "./fields";

/** A found thing as a resource, or why it cannot be one. */
export type Made = { resource: Resource } | { rejected: string };

/**
 * Validates a found thing by its type's schema and splits its fields: what is never stored goes, what moves by itself
 * goes beside the history.
 * @param region region of the scope, for things that do not say their own
 */
export function toResource(found: Found, region: string): Made {
  const { type } = found;
  if (!found.arn || !found.id) return { rejected: `An item of ${type.type} came without its identity.` };
  const parsed = type.schema.safeParse(toJson(found.configuration));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { rejected: `An item of ${type.type} has an unexpected ${issue?.path.map(String).join(".") || "form"}.` };
  }
  const configuration = toJson(parsed.data);
  if (!isJsonObject(configuration)) return { rejected: `An item of ${type.type} is not an object.` };
  const { rest: kept } = takeFields(configuration, type.drop);
  const { rest, taken: runtime } = takeFields(kept, type.runtime);
  const tags = Object.entries(found.tags ?? {}).map(([key, value]) => [cleanText(key), cleanText(String(value))]);
  const state = found.state ? cleanText(found.state) : null;
  return {
    resource: {
      arn: cleanText(found.arn),
      type: type.type,
      region: found.region ?? region,
      id: cleanText(found.id),
      name: cleanText(found.tags?.Name || found.name || found.id),
      tags: Object.fromEntries(tags),
      state: type.volatileState ? null : state,
      configuration: rest,
      runtime: type.volatileState && state !== null ? { ...runtime, state } : runtime,
    },
  };
}

import type { ListedResource } from "@/lib/db/snapshot-store/list-resources";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import type { ResourceRow } from "./views";

/** A resource of the store as a list shows it. */
export function resourceRow(resource: ListedResource): ResourceRow {
  const { arn, type, service, region, id, name, state, tags, seen } = resource;
  return { arn, type, typeTitle: typeTitle(type), service, region, id, name, state, tags, seen };
}

/** Title of a resource type in plain words; its own name where Bearings does not know it. */
export function typeTitle(type: string): string {
  return resourceTypeOf(type)?.title ?? type;
}

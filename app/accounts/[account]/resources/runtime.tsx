import { Configuration } from "@/components/configuration/configuration";
import { isJsonObject, type Json, type JsonObject } from "@/lib/model/json";
import type { ResourceDetail } from "@/lib/operations/resources/detail-views";
import { Block, linkOf, type ResourceView } from "./resource-view";

/** Fields that change without anybody changing the resource: apart, because they have no history. */
export function MovesByItself({ view, resource }: { view: ResourceView; resource: ResourceDetail }) {
  const { runtime, runtimeSeenIn, type } = resource;
  if (runtime === null || Object.keys(runtime).length === 0) return null;
  return (
    <Block
      view={view}
      title="Moves by itself"
      note={runtimeSeenIn === null ? undefined : `as seen in ${runtimeSeenIn}, no part of the history`}
    >
      <Configuration value={unwrapped(runtime)} type={type} linkOf={linkOf(view, resource.mentions)} />
    </Block>
  );
}

/** Moving parts of a property that took a call of its own lie below `value`, which says nothing to a reader. */
function unwrapped(runtime: JsonObject): JsonObject {
  const read = (value: Json) =>
    isJsonObject(value) && value.value !== undefined && Object.keys(value).length === 1 ? value.value : value;
  return Object.fromEntries(Object.entries(runtime).map(([name, value]) => [name, read(value)]));
}

import { z } from "zod";
import type { InventoryIndex } from "@/lib/analysis/inventory/build";
import { pageOf } from "@/lib/analysis/inventory/query";
import { databasePool } from "@/lib/db/client";
import type { At } from "@/lib/db/snapshot-store/at";
import { readField } from "@/lib/db/snapshot-store/read-fields";
import { AppError } from "@/lib/errors";
import { GLOBAL } from "@/lib/model/resource";
import { snapshotName } from "@/lib/model/snapshot";
import { defineQuery } from "@/lib/operations/define";
import { FieldPath, ResourceFilters, ResourceSort } from "./filters";
import { narrowedInventory } from "./narrowed";
import { resourceRow } from "./resource-row";
import type { FieldValue, ResourceList } from "./views";

/** One page of the resources of a snapshot, with the choices of every filter. `after` is the `next` of the page before. */
export const listResources = defineQuery({
  id: "resource.list",
  permission: "resource:read",
  input: ResourceFilters.extend({
    account: z.string(),
    at: z.string().default("latest"),
    sort: ResourceSort,
    after: z.string().optional(),
    limit: z.number().int().min(1).max(10_000).default(50),
    /** Paths of fields of the configuration that the rows carry along. */
    fields: z.array(FieldPath).max(30).default([]),
  }),
  run: async ({ input }): Promise<ResourceList> => {
    const { account: name, at: reference, sort, after, limit, fields, ...filters } = input;
    const { account, at, index, fails, facets } = await narrowedInventory(name, reference, filters);
    const page = pageOf(index, fails, { sort, after: after === undefined ? null : fromCursor(index, after), limit });
    const values = await fieldsOf(at, index, page.resources, fields);
    const last = page.resources.at(-1);
    return {
      account: account.name,
      at: snapshotName(at.seq),
      rows: page.resources.map((resource) => {
        const row = resourceRow(index, resource);
        return fields.length === 0 ? row : { ...row, fields: values.get(resource) ?? {} };
      }),
      total: page.total,
      first: page.first,
      next: page.hasMore && last !== undefined ? String(index.resourceIds[last]) : null,
      facets: facets(),
      whole: whole(index),
    };
  },
});

/** The store's id of a page's last resource: it names a place in every order. */
function fromCursor(index: InventoryIndex, text: string): number {
  const resource = /^\d{1,10}$/.test(text) ? index.resourceIds.indexOf(Number(text)) : -1;
  if (resource !== -1) return resource;
  throw new AppError("invalid", "This page of the list does not exist. Start again at its first page.", "after");
}

async function fieldsOf(
  at: At,
  index: InventoryIndex,
  resources: readonly number[],
  fields: readonly string[],
): Promise<Map<number, Record<string, FieldValue>>> {
  const byId = new Map(resources.map((resource) => [index.resourceIds[resource] ?? 0, resource]));
  const entries = new Map(
    resources.map((resource) => [resource, new Map<string, FieldValue>(fields.map((path) => [path, null]))]),
  );
  await Promise.all(
    fields.map(async (path) => {
      for (const { resourceId, value, unseen } of await readField(databasePool(), at, [...byId.keys()], path)) {
        entries.get(byId.get(resourceId) ?? -1)?.set(path, unseen === null ? value : { notSeen: unseen });
      }
    }),
  );
  return new Map([...entries].map(([resource, values]) => [resource, Object.fromEntries(values)]));
}

function whole({ size, seen, region }: InventoryIndex): ResourceList["whole"] {
  return {
    resources: size,
    notSeen: seen.reduce((count, one) => count + (1 - one), 0),
    regions: region.values.filter((name) => name !== GLOBAL).length,
  };
}

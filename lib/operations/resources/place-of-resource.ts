import { z } from "zod";
import { findArn, placeOf } from "@/lib/analysis/inventory/query";
import { defineQuery } from "@/lib/operations/define";
import { ResourceFilters, ResourceSort } from "./filters";
import { narrowedInventory } from "./narrowed";
import type { ResourcePlace } from "./views";

/** Where a resource stands in the list of a filter and an order, and which ones stand beside it. */
export const placeOfResource = defineQuery({
  id: "resource.place",
  permission: "resource:read",
  input: ResourceFilters.extend({
    account: z.string(),
    at: z.string().default("latest"),
    sort: ResourceSort,
    arn: z.string(),
  }),
  run: async ({ input }): Promise<ResourcePlace> => {
    const { account, at, sort, arn, ...filters } = input;
    const { index, fails } = await narrowedInventory(account, at, filters);
    const { position, total, previous, next } = placeOf(index, fails, sort, findArn(index, arn) ?? -1);
    const arnOf = (resource: number | null) => (resource === null ? null : (index.arns[resource] ?? null));
    return { position, total, previous: arnOf(previous), next: arnOf(next) };
  },
});

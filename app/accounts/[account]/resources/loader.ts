import { cache } from "react";
import { getResource } from "@/lib/operations/resources/get-resource";
import { load } from "@/lib/web/load";
import type { ResourceTab } from "./resource-links";

/** A resource at a date with as much of its history as a tab shows; read once for a request. */
export const resourceAt = cache((account: string, at: string, arn: string, tab: ResourceTab) =>
  load(getResource, { account, at, arn, history: tab === "history" ? "all" : "newest" }),
);

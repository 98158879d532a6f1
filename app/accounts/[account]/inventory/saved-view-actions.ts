"use server";

import { revalidatePath } from "next/cache";
import { removeView } from "@/lib/operations/views/remove-view";
import { renameView } from "@/lib/operations/views/rename-view";
import { saveView } from "@/lib/operations/views/save-view";
import { loadInventoryParams } from "@/lib/web/inventory-params";
import { accountPath } from "@/lib/web/links";
import { type Submitted, submit } from "@/lib/web/submit";
import { viewLinks } from "./view-links";

/** Why nothing was done; null when it was. */
export type ViewProblem = string | null;

/** Saves a view under a name. `query` is read as an address of the inventory, so nothing else can be kept. */
export async function saveViewAction(account: string, name: string, query: string): Promise<ViewProblem> {
  const params = loadInventoryParams(new URLSearchParams(query));
  return done(account, await submit(saveView, { account, name, query: viewLinks(account, params).saved() }));
}

/** Gives a saved view another name. */
export async function renameViewAction(account: string, name: string, newName: string): Promise<ViewProblem> {
  return done(account, await submit(renameView, { account, name, newName }));
}

/** Removes a saved view. */
export async function removeViewAction(account: string, name: string): Promise<ViewProblem> {
  return done(account, await submit(removeView, { account, name }));
}

function done(account: string, submitted: Submitted<unknown>): ViewProblem {
  if (!submitted.ok) return submitted.errors.form ?? Object.values(submitted.errors.fields).join(" ");
  revalidatePath(accountPath(account, "inventory"));
  return null;
}

"use server";

import { refresh, revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { connectValues } from "@/app/(bare)/accounts/new/form-state";
import { removeAccount } from "@/lib/operations/accounts/remove-account";
import { testConnection } from "@/lib/operations/accounts/test-connection";
import { updateAccount } from "@/lib/operations/accounts/update-account";
import { removeView } from "@/lib/operations/views/remove-view";
import { renameView } from "@/lib/operations/views/rename-view";
import { accountPath } from "@/lib/web/links";
import { PREFERENCE_COOKIE, preferenceCookies, preferencesOf } from "@/lib/web/preferences";
import { fieldErrors, submit } from "@/lib/web/submit";
import { type ConnectionState, type FieldState, updateInput } from "./form-state";

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Tries the connection as the form says it, or keeps it so: the button that was pressed decides. */
export async function connectionAction(_: ConnectionState, form: FormData): Promise<ConnectionState> {
  const account = text(form, "account");
  const values = connectValues(form);
  const input = updateInput(account, values);
  const state = { values, errors: null, test: null, saved: false };
  if (text(form, "intent") === "test") {
    const fields = fieldErrors(updateAccount.input, input);
    if (Object.keys(fields).length > 0) return { ...state, errors: { fields, form: null } };
    const tested = await submit(testConnection, { connection: input.connection });
    return tested.ok ? { ...state, test: tested.output } : { ...state, errors: tested.errors };
  }
  const updated = await submit(updateAccount, input);
  // A name that is taken is told of the operation's own field, which is the new name here.
  if (!updated.ok) return { ...state, errors: asNewName(updated.errors) };
  if (updated.output.name !== account) redirect(accountPath(updated.output.name, "settings"));
  refresh();
  return { ...state, saved: true };
}

/** Renames an account whose snapshots come from bundles. */
export async function renameAction(_: FieldState, form: FormData): Promise<FieldState> {
  const [account, value] = [text(form, "account"), text(form, "name")];
  const updated = await submit(updateAccount, { name: account, newName: value });
  if (!updated.ok) return { value, errors: asNewName(updated.errors), saved: false };
  if (updated.output.name !== account) redirect(accountPath(updated.output.name, "settings"));
  return { value, errors: null, saved: true };
}

function asNewName({
  fields: { name, ...fields },
  form,
}: {
  fields: Readonly<Record<string, string>>;
  form: string | null;
}) {
  return { fields: name === undefined ? fields : { ...fields, newName: name }, form };
}

/** Keeps how this browser's owner wants to read. */
export async function preferencesAction(form: FormData): Promise<void> {
  const jar = await cookies();
  for (const { name, value } of preferenceCookies(preferencesOf((field) => text(form, field)))) {
    if (value === "") jar.delete(name);
    else jar.set(name, value, PREFERENCE_COOKIE);
  }
  refresh();
}

/** Gives a saved view another name. */
export async function renameViewAction(_: FieldState, form: FormData): Promise<FieldState> {
  const value = text(form, "newName");
  const renamed = await submit(renameView, {
    account: text(form, "account"),
    name: text(form, "view"),
    newName: value,
  });
  if (!renamed.ok) return { value, errors: renamed.errors, saved: false };
  revalidatePath(accountPath(text(form, "account"), "settings"));
  return { value, errors: null, saved: true };
}

/** Removes a saved view. */
export async function removeViewAction(form: FormData): Promise<void> {
  await submit(removeView, { account: text(form, "account"), name: text(form, "view") });
  revalidatePath(accountPath(text(form, "account"), "settings"));
}

/** Removes the account, when its name was typed. */
export async function removeAccountAction(_: FieldState, form: FormData): Promise<FieldState> {
  const value = text(form, "confirm");
  const removed = await submit(removeAccount, { name: text(form, "account"), confirm: value });
  if (!removed.ok) return { value, errors: removed.errors, saved: false };
  redirect("/accounts");
}

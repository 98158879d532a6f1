"use server";

import { redirect } from "next/navigation";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { testConnection } from "@/lib/operations/accounts/test-connection";
import { startScan } from "@/lib/operations/snapshots/start-scan";
import { accountPath } from "@/lib/web/links";
import { scopeQuery } from "@/lib/web/scope-params";
import { fieldErrors, submit } from "@/lib/web/submit";
import { type ConnectState, type ConnectValues, connectionInput, connectValues } from "./form-state";

/** Sends the connect form: the button that was pressed says whether to test, to keep and check, or to keep and scan. */
export async function connectAction(_: ConnectState, form: FormData): Promise<ConnectState> {
  const values = connectValues(form);
  const intent = form.get("intent");
  return intent === "check" || intent === "scan" ? connect(values, intent) : test(values);
}

/** Tries the connection, keeps nothing, and says who we are. A wrong name is said here already. */
async function test(values: ConnectValues): Promise<ConnectState> {
  const connection = connectionInput(values);
  const fields = {
    ...fieldErrors(connectAccount.input, { name: values.name, connection }),
    ...scopeErrors(values),
  };
  if (Object.keys(fields).length > 0) return { values, errors: { fields, form: null }, test: null };
  const tested = await submit(testConnection, { connection });
  return tested.ok ? { values, errors: null, test: tested.output } : { values, errors: tested.errors, test: null };
}

/** Keeps the connection, and leads to the check of what it may read, or to its first scan. */
async function connect(values: ConnectValues, intent: "check" | "scan"): Promise<ConnectState> {
  const { regions, services } = values;
  const fields = scopeErrors(values);
  if (Object.keys(fields).length > 0) return { values, errors: { fields, form: null }, test: null };
  const connected = await submit(connectAccount, { name: values.name, connection: connectionInput(values) });
  if (!connected.ok) return { values, errors: connected.errors, test: null };
  const { name } = connected.output;
  if (intent === "check") redirect(accountPath(name, "preflight", scopeQuery({ regions, services })));
  const started = await submit(startScan, { account: name, regions, services });
  // The connection is kept either way; its own page says that it was never scanned, and offers to start.
  redirect(accountPath(name, started.ok ? `scans/${started.output.name}` : ""));
}

/** What is wrong with the choice of regions and services, under one field each. */
function scopeErrors({ name, regions, services }: ConnectValues): Record<string, string> {
  const errors = fieldErrors(startScan.input, { account: name, regions, services });
  return Object.fromEntries(Object.entries(errors).map(([path, error]) => [path.split(".")[0] ?? path, error]));
}

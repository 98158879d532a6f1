"use server";

import { redirect } from "next/navigation";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { testConnection } from "@/lib/operations/accounts/test-connection";
import { startScan } from "@/lib/operations/snapshots/start-scan";
import { accountPath } from "@/lib/web/links";
import { fieldErrors, submit } from "@/lib/web/submit";
import { type ConnectState, type ConnectValues, connectionInput, connectValues } from "./form-state";

/** Sends the connect form: the button that was pressed says whether to test the connection or to keep it and scan. */
export async function connectAction(_: ConnectState, form: FormData): Promise<ConnectState> {
  const values = connectValues(form);
  return form.get("intent") === "connect" ? connect(values) : test(values);
}

/** Tries the connection, keeps nothing, and says who we are. A wrong name is said here already. */
async function test(values: ConnectValues): Promise<ConnectState> {
  const connection = connectionInput(values);
  const fields = fieldErrors(connectAccount.input, { name: values.name, connection });
  if (Object.keys(fields).length > 0) return { values, errors: { fields, form: null }, test: null };
  const tested = await submit(testConnection, { connection });
  return tested.ok ? { values, errors: null, test: tested.output } : { values, errors: tested.errors, test: null };
}

/** Keeps the connection, starts its first scan and leads to it. */
async function connect(values: ConnectValues): Promise<ConnectState> {
  const connected = await submit(connectAccount, { name: values.name, connection: connectionInput(values) });
  if (!connected.ok) return { values, errors: connected.errors, test: null };
  const started = await submit(startScan, { account: connected.output.name });
  // The connection is kept either way; its own page says that it was never scanned, and offers to start.
  redirect(accountPath(connected.output.name, started.ok ? `scans/${started.output.name}` : ""));
}

"use server";

import { redirect } from "next/navigation";
import { cancelScan } from "@/lib/operations/snapshots/cancel-scan";
import { startScan } from "@/lib/operations/snapshots/start-scan";
import { accountPath } from "@/lib/web/links";
import { scopeParams } from "@/lib/web/scope-params";
import { submit } from "@/lib/web/submit";

/** Why the button did nothing; null while it was not pressed. */
export type ScanState = { problem: string | null };

function account(form: FormData): string {
  const value = form.get("account");
  return typeof value === "string" ? value : "";
}

/** Starts a scan of what the form names, else of what the last one was asked for, and leads to its progress. */
export async function startScanAction(_: ScanState, form: FormData): Promise<ScanState> {
  const name = account(form);
  const texts = (field: string) => form.getAll(field).filter((value) => typeof value === "string");
  const scope = scopeParams({
    scope: form.has("scope") ? "chosen" : undefined,
    regions: texts("regions"),
    services: texts("services"),
  });
  const started = await submit(startScan, { account: name, ...scope });
  if (!started.ok) return { problem: started.errors.form ?? Object.values(started.errors.fields).join(" ") };
  redirect(accountPath(name, `scans/${started.output.name}`));
}

/** Asks the scan under way to stop; what it saw is kept. */
export async function cancelScanAction(_: ScanState, form: FormData): Promise<ScanState> {
  const cancelled = await submit(cancelScan, { account: account(form) });
  return { problem: cancelled.ok ? null : (cancelled.errors.form ?? Object.values(cancelled.errors.fields).join(" ")) };
}

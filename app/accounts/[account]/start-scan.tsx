"use client";

import { Radar } from "lucide-react";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import type { ScanScope } from "@/lib/operations/snapshots/views";
import { scopeQuery } from "@/lib/web/scope-params";
import { type ScanState, startScanAction } from "./scan-actions";

/** Button that starts a scan, of what the last one was asked for unless a scope is given; says under itself why it could not. */
export function StartScan({
  account,
  label,
  scope,
  title,
  primary = false,
}: {
  account: string;
  label: string;
  scope?: ScanScope;
  title?: string;
  primary?: boolean;
}) {
  const [state, start, pending] = useActionState<ScanState, FormData>(startScanAction, { problem: null });
  return (
    <form action={start} className="start-scan">
      <input type="hidden" name="account" value={account} />
      {Object.entries(scope === undefined ? {} : scopeQuery(scope)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={primary ? "btn primary" : "btn"} disabled={pending} title={title}>
        <Radar className="i" aria-hidden="true" />
        <span>{label}</span>
      </button>
      {state.problem === null || pending ? null : (
        <Notice kind="fail">
          <p>{state.problem}</p>
        </Notice>
      )}
    </form>
  );
}

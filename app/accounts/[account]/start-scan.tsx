"use client";

import { Radar } from "lucide-react";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { type ScanState, startScanAction } from "./scan-actions";

/** Button that starts a scan; says under itself why it could not. */
export function StartScan({ account, label, primary = false }: { account: string; label: string; primary?: boolean }) {
  const [state, start, pending] = useActionState<ScanState, FormData>(startScanAction, { problem: null });
  return (
    <form action={start} className="start-scan">
      <input type="hidden" name="account" value={account} />
      <button type="submit" className={primary ? "btn primary" : "btn"} disabled={pending}>
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

"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { openSampleAction, type SampleState } from "./sample-action";

/** Makes the sample account, if it is not there, and leads to it. */
export function SampleForm() {
  const [{ problem }, open, pending] = useActionState<SampleState, FormData>(openSampleAction, { problem: null });
  return (
    <form action={open} className="stack" style={{ gap: 8 }}>
      <div>
        <button type="submit" className="btn" disabled={pending}>
          {pending ? "Opening the sample account" : "Open the sample account"}
        </button>
      </div>
      {problem === null || pending ? null : (
        <Notice kind="fail">
          <p>{problem}</p>
        </Notice>
      )}
    </form>
  );
}

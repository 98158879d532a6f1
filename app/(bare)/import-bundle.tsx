"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { FailGlyph } from "@/components/ui/glyphs";
import { TOO_LARGE, UPLOAD_BYTES } from "@/lib/web/upload-limit";

/**
 * The form that imports a snapshot from a file. Without scripts the browser sends it and shows the answer; with them
 * it says here why a file is refused, and what was chosen stays.
 */
export function ImportBundle() {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const busy = useRef(false);
  const router = useRouter();

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    const form = new FormData(event.currentTarget);
    busy.current = true;
    setPending(true);
    const outcome = await importing(form);
    busy.current = false;
    setPending(false);
    setProblem(outcome.problem);
    if (outcome.problem === null) router.push(outcome.location);
  }

  return (
    <form
      action="/api/bundles"
      method="post"
      encType="multipart/form-data"
      className="stack"
      style={{ gap: 12, maxWidth: 480 }}
      onSubmit={send}
    >
      <Field
        name="account"
        label="Name"
        value=""
        hint="How the account is called here; empty for the name that the bundle gives it."
      />
      <div className="field">
        <label htmlFor="bundle">Bundle</label>
        <input
          id="bundle"
          name="bundle"
          type="file"
          accept=".bearings"
          required
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? "bundle-hint" : "bundle-error bundle-hint"}
        />
        <div aria-live="polite">
          {problem === null ? null : (
            <p className="field-error" id="bundle-error">
              <FailGlyph />
              <span>{problem}</span>
            </p>
          )}
        </div>
        <p className="hint" id="bundle-hint">
          A .bearings file of one snapshot, at most {UPLOAD_BYTES / 1024 / 1024} MiB. Several are imported in the order
          of their dates, oldest first.
        </p>
      </div>
      <div>
        <button type="submit" className="btn" disabled={pending}>
          {pending ? "Importing the bundle" : "Import bundle"}
        </button>
      </div>
    </form>
  );
}

type Outcome = { problem: null; location: Route } | { problem: string };

async function importing(form: FormData): Promise<Outcome> {
  const file = form.get("bundle");
  // The server would break off in the middle of it, and its sentence would be lost.
  if (file instanceof File && file.size > UPLOAD_BYTES) return { problem: TOO_LARGE };
  try {
    const response = await fetch("/api/bundles", {
      method: "POST",
      body: form,
      headers: { Accept: "application/json" },
    });
    if (!response.ok) return { problem: (await response.text()).trim() };
    const { location }: { location: Route } = await response.json();
    return { problem: null, location };
  } catch {
    return { problem: "The file did not reach Bearings. Is it still running?" };
  }
}

"use client";

import { type SubmitEvent, useRef, useState } from "react";
import { FailGlyph } from "@/components/ui/glyphs";
import { Status } from "@/components/ui/status";
import type { Verified } from "@/lib/operations/findings/verification-words";
import { TOO_LARGE_TO_VERIFY, UPLOAD_BYTES } from "@/lib/web/upload-limit";

type Told = Verified | { outcome: "refused"; sentence: string; facts: [] };

const WORDS: Readonly<Record<string, { kind: "pass" | "fail" | "warn"; word: string }>> = {
  unaltered: { kind: "pass", word: "unaltered" },
  altered: { kind: "fail", word: "altered" },
  store_altered: { kind: "fail", word: "database altered" },
};

/** The form that verifies a file. Without scripts the browser sends it and shows the answer as text. */
export function VerifyFile() {
  const [told, setTold] = useState<Told | null>(null);
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    const form = new FormData(event.currentTarget);
    busy.current = true;
    setPending(true);
    setTold(await verifying(form));
    busy.current = false;
    setPending(false);
  }

  const refused = told?.outcome === "refused";
  return (
    <>
      <form
        action="/api/verify"
        method="post"
        encType="multipart/form-data"
        className="stack"
        style={{ gap: 12 }}
        onSubmit={send}
      >
        <div className="field">
          <label htmlFor="file">File of findings</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.json,.html"
            required
            aria-invalid={refused || undefined}
            aria-describedby={refused ? "file-error file-hint" : "file-hint"}
          />
          <div aria-live="polite">
            {refused ? (
              <p className="field-error" id="file-error">
                <FailGlyph />
                <span>{told.sentence}</span>
              </p>
            ) : null}
          </div>
          <p className="hint" id="file-hint">
            CSV, JSON or HTML as Bearings wrote it, at most {UPLOAD_BYTES / 1024 / 1024} MiB.
          </p>
        </div>
        <div>
          <button type="submit" className="btn primary" disabled={pending}>
            {pending ? "Verifying the file" : "Verify file"}
          </button>
        </div>
      </form>
      <div aria-live="polite">{told === null || refused ? null : <Outcome told={told} />}</div>
    </>
  );
}

function Outcome({ told: { outcome, sentence, facts } }: { told: Told }) {
  const { kind, word } = WORDS[outcome] ?? { kind: "warn", word: "not known" };
  return (
    <div className="stack" style={{ gap: 12 }}>
      <p className="prose">
        <Status kind={kind}>{word}</Status> <span>{sentence}</span>
      </p>
      <dl className="kv">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd style={{ overflowWrap: "anywhere" }}>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

async function verifying(form: FormData): Promise<Told> {
  const refused = (sentence: string): Told => ({ outcome: "refused", sentence, facts: [] });
  const file = form.get("file");
  // The server would break off in the middle of it, and its sentence would be lost.
  if (file instanceof File && file.size > UPLOAD_BYTES) return refused(TOO_LARGE_TO_VERIFY);
  try {
    const response = await fetch("/api/verify", {
      method: "POST",
      body: form,
      headers: { Accept: "application/json" },
    });
    if (!response.ok) return refused((await response.text()).trim());
    const told: Verified = await response.json();
    return told;
  } catch {
    return refused("The file did not reach Bearings. Is it still running?");
  }
}

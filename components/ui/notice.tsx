import type { ReactNode } from "react";
import { FailGlyph, NoteGlyph } from "./glyphs";

/** A thing to settle or to know. `fail` is announced at once. */
export function Notice({ kind, children }: { kind: "fail" | "warn" | "info"; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === "fail" ? "alert" : undefined}>
      {kind === "fail" ? <FailGlyph /> : <NoteGlyph />}
      <div className="stack" style={{ gap: 4 }}>
        {children}
      </div>
    </div>
  );
}

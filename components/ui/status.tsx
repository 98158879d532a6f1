import type { ReactNode } from "react";
import { FailGlyph, NoteGlyph, NotSeenGlyph, PassGlyph } from "./glyphs";

const GLYPHS = { pass: PassGlyph, fail: FailGlyph, warn: NoteGlyph, run: NoteGlyph };

/** A status: word and shape first, colour third. */
export function Status({ kind, children }: { kind: keyof typeof GLYPHS; children: ReactNode }) {
  const Glyph = GLYPHS[kind];
  return (
    <span className={`st ${kind}`}>
      <Glyph />
      <span>{children}</span>
    </span>
  );
}

/** The badge of everything that was not looked at. `title` says why. */
export function NotSeen({ title, children = "not seen" }: { title?: string; children?: ReactNode }) {
  return (
    <span className="st not-seen" title={title}>
      <NotSeenGlyph />
      <span>{children}</span>
    </span>
  );
}

import type { ReactNode } from "react";
import { FailGlyph } from "./glyphs";

/** What a control of a field is described by, for `aria-describedby`. */
export function describedBy(id: string, error: string | undefined, hint: ReactNode): string | undefined {
  const parts = [error === undefined ? null : `${id}-error`, hint === undefined ? null : `${id}-hint`];
  return parts.filter((part) => part !== null).join(" ") || undefined;
}

/** A control with its label; a broken rule stands under it and is read out with it. */
export function FieldFrame({
  id,
  label,
  error,
  hint,
  children,
}: {
  id: string;
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          <FailGlyph />
          <span>{error}</span>
        </p>
      )}
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

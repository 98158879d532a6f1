"use client";

import { useState } from "react";
import { FailGlyph } from "./glyphs";

/** Several lines of text to fill in, with a live count while there are too few characters. */
export function TextField({
  name,
  id = name,
  label,
  value,
  error,
  least,
  hint,
}: {
  name: string;
  id?: string;
  label: string;
  value: string;
  error?: string | undefined;
  /** Fewest characters that make sense. */
  least: number;
  hint?: string;
}) {
  const [length, setLength] = useState(value.trim().length);
  const lacking = Math.max(0, least - length);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        className="text-input"
        rows={3}
        defaultValue={value}
        onChange={(event) => setLength(event.target.value.trim().length)}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}
      />
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          <FailGlyph />
          <span>{error}</span>
        </p>
      )}
      <p className="hint" id={`${id}-hint`}>
        {lacking > 0 ? `${lacking} more characters at least. ` : ""}
        {hint}
      </p>
    </div>
  );
}

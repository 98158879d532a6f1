"use client";

import { useState } from "react";
import { describedBy, FieldFrame } from "./field-frame";

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
  const said = `${lacking > 0 ? `${lacking} more characters at least. ` : ""}${hint ?? ""}`;
  return (
    <FieldFrame id={id} label={label} error={error} hint={said}>
      <textarea
        id={id}
        name={name}
        className="text-input"
        rows={3}
        defaultValue={value}
        onChange={(event) => setLength(event.target.value.trim().length)}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(id, error, said)}
      />
    </FieldFrame>
  );
}

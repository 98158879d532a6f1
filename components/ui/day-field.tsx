import { FailGlyph } from "./glyphs";

/** A day to choose. */
export function DayField({
  name,
  id = name,
  label,
  value,
  error,
  hint,
}: {
  name: string;
  id?: string;
  label: string;
  /** As `2026-12-31`, or empty. */
  value: string;
  error?: string | undefined;
  hint?: string;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="date"
        className="text-input"
        style={{ maxWidth: 180 }}
        defaultValue={value}
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
        {hint}
      </p>
    </div>
  );
}

import { FailGlyph } from "./glyphs";

/** One line of text to fill in; a broken rule stands under it and is read out with it. */
export function Field({
  name,
  label,
  value,
  error,
  hint,
  placeholder,
  mono = false,
}: {
  name: string;
  label: string;
  value: string;
  error?: string | undefined;
  hint?: string;
  placeholder?: string;
  mono?: boolean;
}) {
  const described = [error === undefined ? null : `${name}-error`, hint === undefined ? null : `${name}-hint`];
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        className={mono ? "text-input mono" : "text-input"}
        defaultValue={value}
        placeholder={placeholder}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described.filter((id) => id !== null).join(" ") || undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {error === undefined ? null : (
        <p className="field-error" id={`${name}-error`}>
          <FailGlyph />
          <span>{error}</span>
        </p>
      )}
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

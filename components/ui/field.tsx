import { FailGlyph } from "./glyphs";

/** One line of text to fill in; a broken rule stands under it and is read out with it. */
export function Field({
  name,
  id = name,
  label,
  value,
  error,
  hint,
  placeholder,
  mono = false,
}: {
  name: string;
  /** Where there are several of a name on a page. */
  id?: string;
  label: string;
  value: string;
  error?: string | undefined;
  hint?: string;
  placeholder?: string;
  mono?: boolean;
}) {
  const described = [error === undefined ? null : `${id}-error`, hint === undefined ? null : `${id}-hint`];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
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

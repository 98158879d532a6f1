import { describedBy, FieldFrame } from "./field-frame";

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
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <input
        id={id}
        name={name}
        className={mono ? "text-input mono" : "text-input"}
        defaultValue={value}
        placeholder={placeholder}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(id, error, hint)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </FieldFrame>
  );
}

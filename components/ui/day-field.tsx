import { describedBy, FieldFrame } from "./field-frame";

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
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <input
        id={id}
        name={name}
        type="date"
        className="text-input"
        style={{ maxWidth: 180 }}
        defaultValue={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(id, error, hint)}
      />
    </FieldFrame>
  );
}

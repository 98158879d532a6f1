"use client";

import { type ReactNode, useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Status } from "@/components/ui/status";
import type { FieldState } from "./form-state";

/** A form of one field with what an action says to it under the field. */
export function OneField({
  action,
  hidden,
  name,
  id,
  errorAt,
  label,
  value,
  hint,
  button,
}: {
  action: (state: FieldState, form: FormData) => Promise<FieldState>;
  hidden: Readonly<Record<string, string>>;
  name: string;
  id?: string;
  /** Path of the operation's input whose errors belong to the field. */
  errorAt: string;
  label: string;
  value: string;
  hint?: string;
  button: ReactNode;
}) {
  const [state, send] = useActionState<FieldState, FormData>(action, { value, errors: null, saved: false });
  return (
    <form action={send} className="stack" style={{ gap: 8 }} noValidate>
      {Object.entries(hidden).map(([key, text]) => (
        <input key={key} type="hidden" name={key} value={text} />
      ))}
      <Field
        name={name}
        {...(id === undefined ? {} : { id })}
        label={label}
        value={state.value}
        error={state.errors?.fields[errorAt]}
        {...(hint === undefined ? {} : { hint })}
      />
      {state.errors?.form == null ? null : (
        <Notice kind="fail">
          <p>{state.errors.form}</p>
        </Notice>
      )}
      <div className="row wrap">
        {button}
        <span aria-live="polite">{state.saved ? <Status kind="pass">saved</Status> : null}</span>
      </div>
    </form>
  );
}

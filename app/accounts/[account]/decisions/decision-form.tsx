"use client";

import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { Status } from "@/components/ui/status";
import { type DecisionState, emptyState } from "./form-state";

/** What the fields of a form are made of. */
type FieldsOf = {
  /** Name, id, value and broken rule of a field, for its component. */
  field: (name: string) => { name: string; id: string; value: string; error: string | undefined };
  value: (name: string) => string;
  error: (name: string) => string | undefined;
};

/** A form that makes or ends a decision: its fields get what was typed and what is wrong with it. */
export function DecisionForm({
  action,
  id,
  hidden,
  given = {},
  saved,
  button,
  children,
}: {
  action: (state: DecisionState, form: FormData) => Promise<DecisionState>;
  /** Makes the ids of its fields unique on the page. */
  id: string;
  hidden: Readonly<Record<string, string>>;
  /** What the fields hold at first. */
  given?: Readonly<Record<string, string>>;
  /** What is said once it is done. */
  saved: string;
  button: string;
  children: (state: FieldsOf) => ReactNode;
}) {
  const [state, send, pending] = useActionState<DecisionState, FormData>(action, emptyState(given));
  const { values, errors } = state;
  const value = (name: string) => values[name] ?? given[name] ?? "";
  // An error of a list stands at its place in it: `checks.0`.
  const error = (name: string) => errors?.fields[name] ?? errors?.fields[`${name}.0`];
  const stray = Object.entries(errors?.fields ?? {}).filter(([name]) =>
    ["account", "id", "check", "subject"].includes(name),
  );
  const problem = errors?.form ?? stray.map(([, text]) => text).join(" ");
  return (
    <form action={send} className="stack decision-form" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children({
        field: (name) => ({ name, id: `${id}-${name}`, value: value(name), error: error(name) }),
        value,
        error,
      })}
      {problem === "" ? null : (
        <Notice kind="fail">
          <p>{problem}</p>
        </Notice>
      )}
      <div className="row wrap">
        <button type="submit" className="btn" disabled={pending}>
          {button}
        </button>
        <span aria-live="polite">{state.saved ? <Status kind="pass">{values.said ?? saved}</Status> : null}</span>
      </div>
    </form>
  );
}

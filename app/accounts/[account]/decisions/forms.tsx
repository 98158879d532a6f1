"use client";

import { DayField } from "@/components/ui/day-field";
import { Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { attestAction, endAction, exceptAction, importAction } from "./actions";
import { DecisionForm } from "./decision-form";

/** Scopes of an exception that a finding's panel offers, widest last. */
export type ExceptionScope = { kind: "finding" | "resource"; target: string; words: string };

/** Excuses one check: for this finding or for the whole resource. */
export function ExceptionForm({
  account,
  check,
  scopes,
  id,
}: {
  account: string;
  check: string;
  scopes: readonly ExceptionScope[];
  /** Makes the ids of its fields unique on the page. */
  id: string;
}) {
  const [first] = scopes;
  if (first === undefined) return null;
  return (
    <DecisionForm
      action={exceptAction}
      hidden={{ account, check, kind: first.kind, target: first.target }}
      saved="excused"
      button="Except finding"
    >
      {({ value, error }) => (
        <>
          <p className="hint">Covers {first.words}. A different problem of the same resource stays a finding.</p>
          <TextField
            name="reason"
            id={`${id}-reason`}
            label="Why it may stay so"
            value={value("reason")}
            error={error("reason")}
            least={20}
          />
          <Field
            name="owner"
            id={`${id}-owner`}
            label="Who answers for it"
            value={value("owner")}
            error={error("owner")}
          />
          <DayField
            name="endsOn"
            id={`${id}-ends`}
            label="Until"
            value={value("endsOn")}
            error={error("endsOn") ?? error("target")}
            hint="Returns as a finding on the first snapshot of that day or later."
          />
        </>
      )}
    </DecisionForm>
  );
}

/** Excuses some checks for a tag or a pattern of ARNs. */
export function WideExceptionForm({
  account,
  checks,
}: {
  account: string;
  checks: readonly { id: string; title: string }[];
}) {
  return (
    <DecisionForm action={exceptAction} hidden={{ account }} saved="excused" button="Make exception">
      {({ value, error }) => (
        <>
          <div className="field">
            <label htmlFor="wide-check">Checks</label>
            <select
              id="wide-check"
              name="check"
              multiple
              size={8}
              className="text-input"
              aria-describedby="wide-check-hint"
            >
              {checks.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
            <p className="hint" id="wide-check-hint">
              {error("checks") ?? "Only failures of these are excused. Ctrl or Cmd chooses several."}
            </p>
          </div>
          <fieldset className="pref">
            <legend>For</legend>
            {(
              [
                ["tag", "a tag"],
                ["arn_pattern", "a pattern of ARNs"],
                ["resource", "one ARN"],
              ] as const
            ).map(([kind, words]) => (
              <label key={kind}>
                <input type="radio" name="kind" value={kind} defaultChecked={(value("kind") || "tag") === kind} />{" "}
                {words}
              </label>
            ))}
          </fieldset>
          <Field
            name="target"
            id="wide-target"
            label="Tag or ARN"
            value={value("target")}
            error={error("target")}
            hint="Env=sandbox, or arn:aws:s3:::logs-*"
            mono
          />
          <TextField
            name="reason"
            id="wide-reason"
            label="Why it may stay so"
            value={value("reason")}
            error={error("reason")}
            least={20}
          />
          <Field
            name="owner"
            id="wide-owner"
            label="Who answers for it"
            value={value("owner")}
            error={error("owner")}
          />
          <DayField
            name="endsOn"
            id="wide-ends"
            label="Until"
            value={value("endsOn")}
            error={error("endsOn")}
            hint="Its findings return on the first snapshot of that day or later."
          />
        </>
      )}
    </DecisionForm>
  );
}

/** What a person attests of one finding. */
export function AttestationForm({
  account,
  check,
  subject,
  id,
}: {
  account: string;
  check: string;
  subject: string;
  id: string;
}) {
  return (
    <DecisionForm action={attestAction} hidden={{ account, check, subject }} saved="attested" button="Attest finding">
      {({ value, error }) => (
        <>
          <TextField
            name="statement"
            id={`${id}-statement`}
            label="What you made sure of"
            value={value("statement")}
            error={error("statement")}
            least={20}
            hint="Holds while the facts above stay as they are; any change ends it."
          />
          <Field
            name="evidence"
            id={`${id}-evidence`}
            label="Where the proof is"
            value={value("evidence")}
            error={error("evidence")}
            hint="A ticket, an address, a document."
          />
          <Field name="author" id={`${id}-author`} label="Your name" value={value("author")} error={error("author")} />
          <DayField
            name="reviewOn"
            id={`${id}-review`}
            label="Ask again on"
            value={value("reviewOn")}
            error={error("reviewOn")}
            hint="Leave empty to ask again only when the facts change."
          />
        </>
      )}
    </DecisionForm>
  );
}

/** Ends a decision early. */
export function EndForm({ account, id, what }: { account: string; id: number; what: "exception" | "attestation" }) {
  return (
    <DecisionForm action={endAction} hidden={{ account, id: String(id), what }} saved="ended" button={`End ${what}`}>
      {({ value, error }) => (
        <TextField
          name="why"
          id={`end-${what}-${id}`}
          label="Why it ends"
          value={value("why")}
          error={error("why")}
          least={20}
          hint="The newest snapshot counts it again at once."
        />
      )}
    </DecisionForm>
  );
}

/** Takes the exceptions of a file that another account wrote. */
export function ImportForm({ account }: { account: string }) {
  return (
    <DecisionForm action={importAction} hidden={{ account }} saved="imported" button="Import exceptions">
      {({ error }) => (
        <div className="field">
          <label htmlFor="exceptions-file">File of exceptions</label>
          <input
            id="exceptions-file"
            type="file"
            name="file"
            accept="application/json,.json"
            aria-describedby="exceptions-file-hint"
          />
          <p className={error("text") ? "field-error" : "hint"} id="exceptions-file-hint">
            {error("text") ??
              "All of them or none; those that are here already are passed over. ARNs of the other account become this one's."}
          </p>
        </div>
      )}
    </DecisionForm>
  );
}

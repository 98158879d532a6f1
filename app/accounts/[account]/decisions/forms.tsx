"use client";

import { DayField } from "@/components/ui/day-field";
import { Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { attestAction, endAction, exceptAction, importAction } from "./actions";
import { DecisionForm } from "./decision-form";

/** Excuses one finding. */
export function ExceptionForm({ account, check, subject }: { account: string; check: string; subject: string }) {
  return (
    <DecisionForm
      id="except"
      action={exceptAction}
      hidden={{ account, check, kind: "finding", target: subject }}
      saved="excused"
      button="Except finding"
    >
      {({ field }) => (
        <>
          <p className="hint">
            Covers this check and this subject only. A different problem of the same resource stays a finding.
          </p>
          <TextField {...field("reason")} label="Why it may stay so" least={20} />
          <Field {...field("owner")} label="Who answers for it" />
          <DayField
            {...field("endsOn")}
            label="Until"
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
    <DecisionForm id="wide" action={exceptAction} hidden={{ account }} saved="excused" button="Make exception">
      {({ field, value, error }) => (
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
          <Field {...field("target")} label="Tag or ARN" hint="Env=sandbox, or arn:aws:s3:::logs-*" mono />
          <TextField {...field("reason")} label="Why it may stay so" least={20} />
          <Field {...field("owner")} label="Who answers for it" />
          <DayField
            {...field("endsOn")}
            label="Until"
            hint="Its findings return on the first snapshot of that day or later."
          />
        </>
      )}
    </DecisionForm>
  );
}

/** What a person attests of one finding. */
export function AttestationForm({ account, check, subject }: { account: string; check: string; subject: string }) {
  return (
    <DecisionForm
      id="attest"
      action={attestAction}
      hidden={{ account, check, subject }}
      saved="attested"
      button="Attest finding"
    >
      {({ field }) => (
        <>
          <TextField
            {...field("statement")}
            label="What you made sure of"
            least={20}
            hint="Holds while the facts above stay as they are; any change ends it."
          />
          <Field {...field("evidence")} label="Where the proof is" hint="A ticket, an address, a document." />
          <Field {...field("author")} label="Your name" />
          <DayField
            {...field("reviewOn")}
            label="Ask again on"
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
    <DecisionForm
      id={`end-${what}-${id}`}
      action={endAction}
      hidden={{ account, id: String(id), what }}
      saved="ended"
      button={`End ${what}`}
    >
      {({ field }) => (
        <TextField
          {...field("why")}
          label="Why it ends"
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
    <DecisionForm id="import" action={importAction} hidden={{ account }} saved="imported" button="Import exceptions">
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

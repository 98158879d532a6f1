"use client";

import { useActionState } from "react";
import { useFormStatus } from "react-dom";
import { TestResult } from "@/app/(bare)/accounts/new/test-result";
import { WayInFields } from "@/app/(bare)/accounts/new/way-in-fields";
import { Notice } from "@/components/ui/notice";
import { Status } from "@/components/ui/status";
import { connectionAction } from "./actions";
import type { ConnectionState } from "./form-state";

/** Name and way in of an account, to be changed or tried; works without scripts as well. */
export function ConnectionForm({ account, given }: { account: string; given: ConnectionState["values"] }) {
  const [{ values, errors, test, saved }, action] = useActionState<ConnectionState, FormData>(connectionAction, {
    ...{ values: given, errors: null, test: null, saved: false },
  });
  return (
    <form action={action} className="stack" style={{ gap: 16 }} noValidate>
      <input type="hidden" name="account" value={account} />
      <WayInFields
        values={values}
        errors={errors}
        nameField="newName"
        externalIdHint="As the role's trust policy asks for it; empty for none."
      />
      {errors?.form == null ? null : (
        <Notice kind="fail">
          <p>{errors.form}</p>
        </Notice>
      )}
      <div aria-live="polite" className="stack">
        {test === null ? null : <TestResult test={test} />}
        {saved ? <Status kind="pass">saved</Status> : null}
      </div>
      <Buttons />
    </form>
  );
}

function Buttons() {
  const { pending, data } = useFormStatus();
  const under = (intent: string) => pending && data.get("intent") === intent;
  return (
    <div className="row wrap">
      <button type="submit" name="intent" value="save" className="btn primary" disabled={pending}>
        {under("save") ? "Saving changes" : "Save changes"}
      </button>
      <button type="submit" name="intent" value="test" className="btn" disabled={pending}>
        {under("test") ? "Testing the connection" : "Test connection"}
      </button>
      <span className="t3 xs">A test keeps nothing. A scan that meets another AWS account than before refuses.</span>
    </div>
  );
}

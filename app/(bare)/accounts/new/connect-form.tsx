"use client";

import { useActionState } from "react";
import { useFormStatus } from "react-dom";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { connectAction } from "./actions";
import { type ConnectState, EMPTY_FORM } from "./form-state";
import { TestResult } from "./test-result";

const WAYS = [
  { way: "role", label: "Role with external id" },
  { way: "profile", label: "Named profile" },
  { way: "default", label: "Default chain" },
] as const;

/**
 * The form that connects an account. It is one server action, so it works before and without
 * scripts; which fields show is decided by CSS from the chosen way in.
 */
export function ConnectForm() {
  const [{ values, errors, test }, action] = useActionState<ConnectState, FormData>(connectAction, EMPTY_FORM);
  const error = (path: string) => errors?.fields[path];
  return (
    <form action={action} className="stack" style={{ gap: 16 }} noValidate>
      <fieldset className="way">
        <legend className="sr">Way in</legend>
        {WAYS.map(({ way, label }) => (
          <label key={way}>
            <input className="check" type="radio" name="way" value={way} defaultChecked={values.way === way} />
            {label}
          </label>
        ))}
      </fieldset>
      <Field
        name="name"
        label="Name"
        value={values.name}
        error={error("name")}
        hint="How you will call this account here: prod, customer-x."
      />
      <div className="stack for-role">
        <Field
          name="roleArn"
          label="Role ARN"
          value={values.roleArn}
          error={error("connection.credentials.roleArn")}
          placeholder="arn:aws:iam::123456789012:role/BearingsRead"
          mono
        />
        <div className="two">
          <Field
            name="externalId"
            label="External id"
            value={values.externalId}
            error={error("connection.credentials.externalId")}
            hint="As the role's trust policy asks for it; may be empty."
            mono
          />
          <Field
            name="sourceProfile"
            label="Source profile"
            value={values.sourceProfile}
            error={error("connection.credentials.sourceProfile")}
            hint="Profile that assumes the role; empty for the default chain."
            mono
          />
        </div>
      </div>
      <div className="stack for-profile">
        <Field
          name="profile"
          label="Profile"
          value={values.profile}
          error={error("connection.credentials.profile")}
          hint="A name in ~/.aws/config or ~/.aws/credentials of the user that runs Bearings."
          mono
        />
      </div>
      <p className="hint for-default">
        Environment variables, the shared configuration files, single sign-on, then the role of the machine: the order
        that the AWS SDK uses.
      </p>
      <details className="disclosure" open={values.endpointUrl !== ""}>
        <summary>AWS-compatible server</summary>
        <Field
          name="endpointUrl"
          label="Endpoint"
          value={values.endpointUrl}
          error={error("connection.endpointUrl")}
          placeholder="http://127.0.0.1:5000"
          hint="One address for all services. Leave it empty for AWS itself. An endpoint_url of the named profile is not read."
          mono
        />
      </details>
      {errors?.form == null ? null : (
        <Notice kind="fail">
          <p>{errors.form}</p>
        </Notice>
      )}
      <div aria-live="polite" className="stack">
        {test === null ? null : <TestResult test={test} />}
      </div>
      <Buttons passed={test?.ok === true} />
    </form>
  );
}

function Buttons({ passed }: { passed: boolean }) {
  const { pending, data } = useFormStatus();
  const connecting = pending && data.get("intent") === "connect";
  return (
    <div className="row wrap">
      {passed ? (
        <button type="submit" name="intent" value="connect" className="btn primary" disabled={pending}>
          {connecting ? "Starting the scan" : "Start first scan"}
        </button>
      ) : null}
      <button type="submit" name="intent" value="test" className={passed ? "btn" : "btn primary"} disabled={pending}>
        {pending && !connecting ? "Testing the connection" : passed ? "Test connection again" : "Test connection"}
      </button>
      {passed ? <span className="t3 xs">The connection is kept when the scan starts.</span> : null}
    </div>
  );
}

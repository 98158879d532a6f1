"use client";

import { useActionState } from "react";
import { useFormStatus } from "react-dom";
import { ChoiceList } from "@/components/ui/choice-list";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { connectAction } from "./actions";
import { type ConnectState, type ConnectValues, emptyForm } from "./form-state";
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
export function ConnectForm({
  given,
  services,
}: {
  /** What the address says already. */
  given: Pick<ConnectValues, "externalId" | "regions" | "services">;
  /** Every service that can be read. */
  services: readonly string[];
}) {
  const [{ values, errors, test }, action] = useActionState<ConnectState, FormData>(connectAction, emptyForm(given));
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
            hint="As the role's trust policy asks for it. This one is new, and filled in beside; empty for none."
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
      <section className="stack" aria-label="What to scan" style={{ gap: 0 }}>
        {test?.ok === true || values.regions.length > 0 ? (
          <ChoiceList
            name="regions"
            noun={test?.ok === true ? "enabled regions" : "regions"}
            all={test?.ok === true ? test.enabledRegions : []}
            chosen={values.regions}
            error={error("regions")}
          />
        ) : null}
        <ChoiceList name="services" noun="services" all={services} chosen={values.services} error={error("services")} />
      </section>
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
  const under = (intent: string) => pending && data.get("intent") === intent;
  return (
    <div className="row wrap">
      {passed ? (
        <>
          <button type="submit" name="intent" value="check" className="btn primary" disabled={pending}>
            {under("check") ? "Keeping the connection" : "Check what it may read"}
          </button>
          <button type="submit" name="intent" value="scan" className="btn" disabled={pending}>
            {under("scan") ? "Starting the scan" : "Start first scan"}
          </button>
        </>
      ) : null}
      <button type="submit" name="intent" value="test" className={passed ? "btn" : "btn primary"} disabled={pending}>
        {under("test") ? "Testing the connection" : passed ? "Test connection again" : "Test connection"}
      </button>
      {passed ? <span className="t3 xs">Either keeps the connection. The check takes seconds.</span> : null}
    </div>
  );
}

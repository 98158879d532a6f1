"use client";

import { useActionState } from "react";
import { useFormStatus } from "react-dom";
import { ChoiceList } from "@/components/ui/choice-list";
import { Notice } from "@/components/ui/notice";
import { connectAction } from "./actions";
import { type ConnectState, type ConnectValues, emptyForm } from "./form-state";
import { TestResult } from "./test-result";
import { WayInFields } from "./way-in-fields";

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
      <WayInFields
        values={values}
        errors={errors}
        nameField="name"
        externalIdHint="As the role's trust policy asks for it. This one is new, and filled in beside; empty for none."
      />
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

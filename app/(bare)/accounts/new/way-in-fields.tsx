import { Field } from "@/components/ui/field";
import type { FormErrors } from "@/lib/web/submit";
import type { ConnectValues } from "./form-state";

const WAYS = [
  { way: "role", label: "Role with external id" },
  { way: "profile", label: "Named profile" },
  { way: "default", label: "Default chain" },
] as const;

type Values = Pick<
  ConnectValues,
  "name" | "way" | "profile" | "roleArn" | "externalId" | "sourceProfile" | "endpointUrl"
>;

/** Name and way in of an account; which fields show is decided by CSS from the chosen way. */
export function WayInFields({
  values,
  errors,
  nameField,
  externalIdHint,
}: {
  values: Values;
  errors: FormErrors | null;
  /** Field of the operation's input that holds the name. */
  nameField: "name" | "newName";
  externalIdHint: string;
}) {
  const error = (path: string) => errors?.fields[path];
  return (
    <>
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
        error={error(nameField)}
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
            hint={externalIdHint}
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
    </>
  );
}

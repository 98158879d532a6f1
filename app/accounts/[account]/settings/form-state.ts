import { type ConnectValues, connectionInput } from "@/app/(bare)/accounts/new/form-state";
import type { AccountView, ConnectionTest } from "@/lib/operations/accounts/views";
import type { FormErrors } from "@/lib/web/submit";

/** The connection's form between two submissions. */
export type ConnectionState = {
  values: ConnectValues;
  errors: FormErrors | null;
  /** Result of the last test of exactly these values. */
  test: ConnectionTest | null;
  saved: boolean;
};

/** A form of one field, between two submissions. */
export type FieldState = { value: string; errors: FormErrors | null; saved: boolean };

/** What an account's connection looks like in the form. */
export function connectionValues({ name, connection: { credentials, endpointUrl } }: AccountView): ConnectValues {
  const empty = { profile: "", roleArn: "", externalId: "", sourceProfile: "", regions: [], services: [] };
  const base = { ...empty, name, endpointUrl: endpointUrl ?? "" };
  switch (credentials.kind) {
    case "role": {
      const { roleArn, externalId, sourceProfile } = credentials;
      return { ...base, way: "role", roleArn, externalId: externalId ?? "", sourceProfile: sourceProfile ?? "" };
    }
    case "profile":
      return { ...base, way: "profile", profile: credentials.profile };
    default:
      return { ...base, way: "default" };
  }
}

/** The same as the input of the operation. */
export function updateInput(account: string, values: ConnectValues) {
  return { name: account, newName: values.name, connection: connectionInput(values) };
}

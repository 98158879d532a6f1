import type { ConnectionTest } from "@/lib/operations/accounts/views";
import type { FormErrors } from "@/lib/web/submit";

/** What a person typed, as the form's fields hold it. */
export type ConnectValues = {
  name: string;
  way: "default" | "profile" | "role";
  profile: string;
  roleArn: string;
  externalId: string;
  sourceProfile: string;
  endpointUrl: string;
  /** Chosen for the first scan; empty means all. */
  regions: string[];
  services: string[];
};

/** The connect form between two submissions. */
export type ConnectState = {
  values: ConnectValues;
  errors: FormErrors | null;
  /** Result of the last test of exactly these values. */
  test: ConnectionTest | null;
};

/** The form before anybody typed, with what its address says. */
export function emptyForm(given: Pick<ConnectValues, "externalId" | "regions" | "services">): ConnectState {
  return {
    values: { name: "", way: "role", profile: "", roleArn: "", sourceProfile: "", endpointUrl: "", ...given },
    errors: null,
    test: null,
  };
}

/** The fields of a submitted form; what is missing is empty. */
export function connectValues(form: FormData): ConnectValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const way = text("way");
  return {
    name: text("name"),
    way: way === "profile" || way === "role" ? way : "default",
    profile: text("profile"),
    roleArn: text("roleArn"),
    externalId: text("externalId"),
    sourceProfile: text("sourceProfile"),
    endpointUrl: text("endpointUrl"),
    regions: texts(form, "regions"),
    services: texts(form, "services"),
  };
}

function texts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === "string");
}

/** The same as the input of the operations. */
export function connectionInput(values: ConnectValues) {
  const orNull = (value: string) => (value === "" ? null : value);
  const credentials = {
    default: { kind: "default" as const },
    profile: { kind: "profile" as const, profile: values.profile },
    role: {
      kind: "role" as const,
      roleArn: values.roleArn,
      externalId: orNull(values.externalId),
      sourceProfile: orNull(values.sourceProfile),
    },
  };
  return { credentials: credentials[values.way], endpointUrl: orNull(values.endpointUrl) };
}

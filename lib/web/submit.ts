import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Operation } from "@/lib/operations/define";
import { currentActor } from "./session";

/** What a form shows after it was sent: sentences under its fields, or one above it. */
export type FormErrors = {
  /** By the path of the input: `connection.credentials.roleArn`. */
  fields: Readonly<Record<string, string>>;
  /** For what belongs to no field. */
  form: string | null;
};

export type Submitted<Output> = { ok: true; output: Output } | { ok: false; errors: FormErrors };

/**
 * Runs one operation on behalf of the visitor, for a server action, and turns every failure into words for the form:
 * all wrong fields at once, each with its rule. A bug is logged and said to be one.
 */
export async function submit<S extends z.ZodType, Output>(
  operation: Operation<S, Output>,
  input: z.input<S>,
): Promise<Submitted<Output>> {
  try {
    const actor = await currentActor();
    const fields = fieldErrors(operation.input, input);
    if (Object.keys(fields).length > 0) return { ok: false, errors: { fields, form: null } };
    return { ok: true, output: await operation(actor, input) };
  } catch (error) {
    return { ok: false, errors: errorsOf(error, operation.id) };
  }
}

/** The first broken rule of each field, by the field's path. */
export function fieldErrors(schema: z.ZodType, input: unknown): Record<string, string> {
  const parsed = schema.safeParse(input);
  const fields: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}

function errorsOf(error: unknown, operation: string): FormErrors {
  if (error instanceof AppError) {
    return error.field === null
      ? { fields: {}, form: error.message }
      : { fields: { [error.field]: error.message }, form: null };
  }
  log.error({ err: error, operation }, "a command failed");
  return { fields: {}, form: "Bearings failed at this, and nothing was changed. The server's log says why." };
}

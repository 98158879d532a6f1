import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Operation } from "@/lib/operations/define";
import { problemOf } from "./problem";
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
  const problem = problemOf(error, operation);
  return error instanceof AppError && error.field !== null
    ? { fields: { [error.field]: problem }, form: null }
    : { fields: {}, form: problem };
}

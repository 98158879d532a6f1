import { statementFor } from "@/lib/collectors/policy/policy";
import type { PolicyStatement } from "@/lib/operations/snapshots/views";

/** The statement to add to a role that lacks some actions; null for none. */
export function statementGranting(actions: readonly (string | null)[]): PolicyStatement | null {
  const missing = actions.filter((action) => action !== null);
  if (missing.length === 0) return null;
  const statement = statementFor(missing);
  return { ...statement, Action: [statement.Action].flat() };
}

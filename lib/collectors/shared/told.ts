import { CallFailure } from "@/lib/aws/call-failure";

/**
 * The part of an answer that AWS never leaves out. Where it is missing, the answer is broken, and no default may stand
 * in its place: "off" would be a claim.
 * @param of whose answer it is
 * @throws CallFailure `broken_answer` when the part is missing, which `read` turns into an unseen value
 */
export function told<T>(
  part: T | null | undefined,
  of: { service: string; region: string; operation: string },
): NonNullable<T> {
  if (part !== undefined && part !== null) return part;
  const message = "The answer says nothing of what was asked.";
  throw new CallFailure("broken_answer", "NotTold", of.service, of.region, of.operation, null, message);
}

/** Operations that may be sent, each with the IAM actions that it needs. */
export type Permissions = Readonly<Record<string, string | readonly string[]>>;

/**
 * IAM actions of an operation, undefined when the operation is not declared. `Client.Operation` (AWS's service id
 * without blanks: `S3Control.GetPublicAccessBlock`) goes before the plain name.
 */
export function actionsOf(permissions: Permissions, serviceId: string, operation: string): string[] | undefined {
  const name = declaredName(permissions, serviceId, operation);
  const actions = Object.hasOwn(permissions, name) ? permissions[name] : undefined;
  return actions === undefined ? undefined : [actions].flat();
}

/** Name under which an operation is declared, whether it is or not: `Client.Operation` where that is, else the plain one. */
export function declaredName(permissions: Permissions, serviceId: string, operation: string): string {
  const wanted = `${serviceId.replaceAll(" ", "")}.${operation}`.toLowerCase();
  const qualified = Object.keys(permissions).find((name) => name.includes(".") && name.toLowerCase() === wanted);
  return qualified ?? operation;
}

/** Operations that may be sent, each with the IAM actions that it needs. */
export type Permissions = Readonly<Record<string, string | readonly string[]>>;

/**
 * IAM actions of an operation, undefined when the operation is not declared. `Client.Operation` (AWS's service id
 * without blanks: `S3Control.GetPublicAccessBlock`) goes before the plain name.
 */
export function actionsOf(permissions: Permissions, serviceId: string, operation: string): string[] | undefined {
  const declared = qualified(permissions, serviceId, operation) ?? own(permissions, operation);
  return declared === undefined ? undefined : [declared].flat();
}

function qualified(permissions: Permissions, serviceId: string, operation: string) {
  const wanted = `${serviceId.replaceAll(" ", "")}.${operation}`.toLowerCase();
  const key = Object.keys(permissions).find((name) => name.includes(".") && name.toLowerCase() === wanted);
  return key === undefined ? undefined : own(permissions, key);
}

function own(permissions: Permissions, key: string): string | readonly string[] | undefined {
  return Object.hasOwn(permissions, key) ? permissions[key] : undefined;
}

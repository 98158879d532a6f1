/** Resource type of an IAM ARN that names something in the account, null for others (`arn:aws:iam::1:root`). */
export function iamTypeOfArn(arn: string): string | null {
  const kind = /^arn:[\w-]+:iam::(?:aws|\d{12}):([a-z-]+)\//.exec(arn)?.[1];
  switch (kind) {
    case "policy":
      return arn.includes(":iam::aws:") ? "AWS::IAM::AWSManagedPolicy" : "AWS::IAM::ManagedPolicy";
    case "role":
      return "AWS::IAM::Role";
    case "user":
      return "AWS::IAM::User";
    case "saml-provider":
      return "AWS::IAM::SAMLProvider";
    case "oidc-provider":
      return "AWS::IAM::OIDCProvider";
    case "instance-profile":
      return "AWS::IAM::InstanceProfile";
    default:
      return null;
  }
}

/**
 * ARNs that the Allow statements of a role's trust policy name as principals (roles, users, identity providers),
 * sorted, without duplicates. Anything that is not a policy names nobody.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function trustedArns(document: unknown): string[] {
  const statements = listOf(fieldOf(document, "Statement")).filter((one) => fieldOf(one, "Effect") === "Allow");
  const principals = statements.map((one) => fieldOf(one, "Principal"));
  const names = principals.flatMap((one) => [...listOf(fieldOf(one, "AWS")), ...listOf(fieldOf(one, "Federated"))]);
  return [...new Set(names.filter((name) => typeof name === "string"))].filter((name) => iamTypeOfArn(name)).sort();
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

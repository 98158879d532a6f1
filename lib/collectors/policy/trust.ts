import { AppError } from "@/lib/errors";

/** Who may take on the role that a template makes. */
export type Trust = {
  /** Account id (twelve digits), or ARN of an account, user or role. */
  principal: string;
  /** Shared word against confused deputies; null for none. */
  externalId: string | null;
};

/** Name of the role, and of the policies with a number when there are several. */
export const ROLE_NAME = "bearings-read-only";

/** Principals that a trust policy takes, as a regular expression that CloudFormation understands as well. */
export const PRINCIPAL_PATTERN = "^(\\d{12}|arn:[a-z0-9-]+:iam::\\d{12}:(root|(user|role)/[\\w+=,.@/-]+))$";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const EXTERNAL_ID_PATTERN = "^([\\w+=,.@:/-]{2,1224})?$";

/**
 * Checks who shall be trusted, so that nothing else than a name ever reaches a template.
 * @throws AppError naming the field
 */
export function checkTrust(trust: Trust): Trust {
  if (!new RegExp(PRINCIPAL_PATTERN).test(trust.principal)) {
    throw new AppError(
      "invalid",
      "Give the account id (twelve digits) or the ARN of the user or role that Bearings runs as.",
      "principal",
    );
  }
  if (trust.externalId !== null && !new RegExp(EXTERNAL_ID_PATTERN).test(trust.externalId)) {
    throw new AppError(
      "invalid",
      "An external id has 2 to 1,224 letters, digits and + = , . @ : / - _ without blanks.",
      "externalId",
    );
  }
  return trust;
}

/** Name of the policy with an index among so many. */
export function policyName(index: number, count: number): string {
  return count === 1 ? ROLE_NAME : `${ROLE_NAME}-${index + 1}`;
}

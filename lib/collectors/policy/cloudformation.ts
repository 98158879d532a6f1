import type { Collector } from "../define";
import { policyDocuments } from "./policy";
import { checkTrust, EXTERNAL_ID_PATTERN, PRINCIPAL_PATTERN, policyName, ROLE_NAME, type Trust } from "./trust";

/**
 * A CloudFormation template (JSON) with the role and its policies. Principal and external id are parameters; those
 * given here become their defaults.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-role.html
 * @throws AppError when the trust names no principal
 */
export function policyCloudFormation(
  collectors: readonly Pick<Collector, "permissions">[],
  trust: Trust | null = null,
): string {
  const { principal, externalId } = trust ? checkTrust(trust) : { principal: null, externalId: null };
  const documents = policyDocuments(collectors);
  const policies = documents.map((PolicyDocument, index) => [
    documents.length === 1 ? "Policy" : `Policy${index + 1}`,
    {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: {
        ManagedPolicyName: policyName(index, documents.length),
        Description: "What Bearings reads, and nothing more.",
        PolicyDocument,
        Roles: [{ Ref: "Role" }],
      },
    },
  ]);
  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Read-only role for Bearings, generated from its collectors.",
    Parameters: {
      Principal: {
        Type: "String",
        Description: "Account id, or ARN of the user or role that Bearings runs as.",
        AllowedPattern: PRINCIPAL_PATTERN,
        ...(principal === null ? {} : { Default: principal }),
      },
      ExternalId: {
        Type: "String",
        Description: "External id that Bearings sends when it takes on the role; empty for none.",
        AllowedPattern: EXTERNAL_ID_PATTERN,
        Default: externalId ?? "",
      },
    },
    Conditions: { HasExternalId: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "ExternalId" }, ""] }] } },
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: ROLE_NAME,
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: { Ref: "Principal" } },
                Action: "sts:AssumeRole",
                Condition: {
                  "Fn::If": [
                    "HasExternalId",
                    { StringEquals: { "sts:ExternalId": { Ref: "ExternalId" } } },
                    { Ref: "AWS::NoValue" },
                  ],
                },
              },
            ],
          },
        },
      },
      ...Object.fromEntries(policies),
    },
    Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
  };
  // Narrow, because a template that is handed over in the request itself has 51,200 bytes at most.
  return `${JSON.stringify(template, null, 1)}\n`;
}

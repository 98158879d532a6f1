import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { CallFailure } from "./call-failure";
import type { AwsConnection } from "./connection";
import { signInProblem } from "./sign-in-problem";

const usual: AwsConnection = { credentials: { kind: "default" }, endpointUrl: null };
const dev: AwsConnection = { credentials: { kind: "profile", profile: "dev" }, endpointUrl: null };
const role: AwsConnection = {
  credentials: { kind: "role", roleArn: "arn:aws:iam::1:role/r", externalId: "x", sourceProfile: "dev" },
  endpointUrl: null,
};

// Names and sentences of the SDK's credential providers, and codes of
// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
test.each<[AwsConnection, name: string, message: string, said: RegExp]>([
  [
    usual,
    "CredentialsProviderError",
    "Could not load credentials from any providers",
    /^No AWS credentials were found\. Set AWS_PROFILE/,
  ],
  [
    dev,
    "CredentialsProviderError",
    "The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.",
    /sign-in of profile "dev" has expired\. Run `aws sso login --profile dev`/,
  ],
  [
    usual,
    "TokenProviderError",
    "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    /Run `aws sso login`/,
  ],
  [
    dev,
    "CredentialsProviderError",
    "Failed to refresh token: Error. Please re-authenticate using aws login",
    /Run `aws login --profile dev`/,
  ],
  [
    dev,
    "CredentialsProviderError",
    "Could not resolve credentials using profile: [dev] in configuration/credentials file(s).",
    /^The profile "dev" is not in the AWS files/,
  ],
  [
    role,
    "CredentialsProviderError",
    "Profile dev requires multi-factor authentication, but no MFA code callback was provided.",
    /asks for an MFA code/,
  ],
  [
    dev,
    "CredentialsProviderError",
    "Conflicting SSO region a and b",
    /^The AWS credentials of profile "dev" cannot be used: Conflicting/,
  ],
  [
    role,
    "AccessDenied",
    "User: a is not authorized to perform: sts:AssumeRole on resource: b",
    /trust policy must name the caller and this external id/,
  ],
  [
    usual,
    "ExpiredTokenException",
    "The security token included in the request is expired",
    /have expired\. Sign in again/,
  ],
  [
    usual,
    "InvalidClientTokenId",
    "The security token included in the request is invalid.",
    /does not know the access key/,
  ],
  [
    { ...usual, credentials: { kind: "profile", profile: "lab" } },
    "InvalidClientTokenId",
    "The security token included in the request is invalid.",
    /give that server's address as the endpoint/,
  ],
  [usual, "SignatureDoesNotMatch", "Signature expired: 1 is now earlier than 2", /the clock of this machine is wrong/],
  [usual, "ENOTFOUND", "getaddrinfo ENOTFOUND sts.us-east-1.amazonaws.com", /cannot be reached/],
  [{ ...usual, endpointUrl: "http://moto:5000" }, "ECONNREFUSED", "connect", /^Nothing answers at http:\/\/moto:5000/],
  [usual, "Odd", "Something AKIAIOSFODNN7EXAMPLE", /^AWS did not say who we are: Something \[key id\]$/],
])("%j %s", (connection, name, message, said) => {
  const cause = Object.assign(new Error(message), { name });
  const failure = new CallFailure("failed", name, "sts", "us-east-1", "GetCallerIdentity", null, message, { cause });
  const problem = signInProblem(failure, connection);
  expect(problem).toBeInstanceOf(AppError);
  expect(problem.code).toBe("unavailable");
  expect(problem.message).toMatch(said);
});

import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { AppError } from "@/lib/errors";
import { cleanMessage } from "./classify";
import type { AwsConnection } from "./connection";
import { errorFacts } from "./error-facts";
import type { Transport } from "./transport";

/**
 * Provider of a connection's credentials; refreshes them by itself. A named profile is taken from the shared files
 * alone, so that a wrong name cannot fall through to the machine's own role.
 * @param region where STS is asked for a role's credentials
 */
export function credentialsOf(connection: AwsConnection, region: string, requestHandler: Transport) {
  const { credentials } = connection;
  const clientConfig = {
    requestHandler,
    region,
    ...(connection.endpointUrl ? { endpoint: connection.endpointUrl } : {}),
  };
  switch (credentials.kind) {
    case "default":
      return fromNodeProviderChain({ clientConfig });
    case "profile":
      return fromIni({ profile: credentials.profile, clientConfig });
    case "role":
      return fromTemporaryCredentials({
        masterCredentials: credentials.sourceProfile
          ? fromIni({ profile: credentials.sourceProfile, clientConfig })
          : fromNodeProviderChain({ clientConfig }),
        params: {
          RoleArn: credentials.roleArn,
          RoleSessionName: "bearings",
          ...(credentials.externalId === null ? {} : { ExternalId: credentials.externalId }),
        },
        clientConfig,
      });
  }
}

/**
 * Turns the failure of a first call into a sentence that says what to do.
 * @param error what the credential provider or GetCallerIdentity threw
 */
export function signInProblem(error: unknown, connection: AwsConnection): AppError {
  const { code, message } = errorFacts(error);
  return new AppError("unavailable", signInSentence(code, message, connection), null, { cause: error });
}

function signInSentence(code: string, message: string, connection: AwsConnection): string {
  const { credentials, endpointUrl } = connection;
  const profile = profileOf(connection);
  const login = profile ? `aws sso login --profile ${profile}` : "aws sso login";
  if (/^(?:ExpiredToken|RequestExpired|TokenRefreshRequired)/.test(code)) {
    return `The AWS credentials have expired. Sign in again (\`${login}\`, or set fresh keys) and try again.`;
  }
  if (/sso|token.*(?:expired|refresh|invalid)/i.test(message) && /expired|invalid|refresh|login/i.test(message)) {
    return `The AWS sign-in${profile ? ` of profile "${profile}"` : ""} has expired. Run \`${login}\` and try again.`;
  }
  if (profile && /could not (?:resolve|be found|load)|not found/i.test(message)) {
    return `The profile "${profile}" is not in the AWS files of this machine, or holds no credentials. Check \`aws configure list-profiles\`.`;
  }
  if (/^(?:AccessDenied|AccessDeniedException)$/.test(code) && credentials.kind === "role") {
    return `The role ${credentials.roleArn} may not be assumed. Its trust policy must name the caller${
      credentials.externalId === null ? "" : " and this external id"
    }, and the caller needs sts:AssumeRole on it.`;
  }
  if (/^(?:InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|AuthFailure)$/.test(code)) {
    return "AWS does not know the access key in use. It may be deleted, turned off, or of another partition.";
  }
  if (code === "SignatureDoesNotMatch" || code === "InvalidSignatureException") {
    return "AWS refuses the signature: the secret key does not belong to the access key, or the clock of this machine is wrong.";
  }
  if (/^(?:CredentialsProviderError|TokenProviderError|ProviderError)$/.test(code)) {
    return "No AWS credentials were found. Set AWS_PROFILE or the AWS_ACCESS_KEY_ID variables, or run `aws configure` or `aws sso login`, and try again.";
  }
  if (/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|TimeoutError)$/.test(code)) {
    return endpointUrl
      ? `Nothing answers at ${endpointUrl}. Check the address, and that the server is running.`
      : "AWS cannot be reached from this machine. Check the network, a proxy, and AWS_ENDPOINT_URL if it is set.";
  }
  return `AWS did not say who we are: ${cleanMessage(message)}`;
}

function profileOf({ credentials }: AwsConnection): string | null {
  if (credentials.kind === "profile") return credentials.profile;
  return credentials.kind === "role" ? credentials.sourceProfile : null;
}

import { AppError } from "@/lib/errors";
import type { UnseenReason } from "@/lib/model/read";
import { CallFailure } from "./call-failure";
import { cleanMessage } from "./classify";
import type { AwsConnection } from "./connection";
import { errorFacts } from "./error-facts";

/** What the session decided itself; its cause says no more than it does. */
const OWN_REASONS = new Set<UnseenReason>(["cancelled", "timed_out", "throttled", "broken_answer"]);

/**
 * Turns the failure of a first call into a sentence that says what to do.
 * @param error what GetCallerIdentity threw
 */
export function signInProblem(error: unknown, connection: AwsConnection): AppError {
  const own = error instanceof CallFailure && OWN_REASONS.has(error.reason);
  const cause = error instanceof CallFailure && !own ? (error.cause ?? error) : error;
  const { code, message } = errorFacts(cause);
  const sentence = /(?:Credentials|Token)?ProviderError$/.test(code)
    ? providerSentence(message, connection)
    : serviceSentence(code, message, connection);
  return new AppError("unavailable", sentence, null, { cause: error });
}

/** For what the SDK's providers say before AWS is asked. */
function providerSentence(message: string, connection: AwsConnection): string {
  const profile = profileOf(connection);
  if (/re-authenticate using aws login/i.test(message)) {
    return `The AWS sign-in${ofProfile(profile)} has expired. Run \`aws login${optionOf(profile)}\` and try again.`;
  }
  if (/aws sso login|token is expired|SSO session .*(?:expired|invalid)/i.test(message)) {
    return `The AWS sign-in${ofProfile(profile)} has expired. Run \`aws sso login${optionOf(profile)}\` and try again.`;
  }
  if (/multi-factor authentication/i.test(message)) {
    return `The profile${profile ? ` "${profile}"` : ""} asks for an MFA code, which Bearings cannot ask for. Sign in elsewhere (\`aws sts get-session-token\`) and use those keys, or a role without MFA.`;
  }
  if (profile && /could not (?:resolve|be found|load)|(?:was|is) not found/i.test(message)) {
    return `The profile "${profile}" is not in the AWS files of this machine, or holds no credentials. Check \`aws configure list-profiles\`.`;
  }
  if (/could not load credentials from any providers|could not load token/i.test(message)) {
    return "No AWS credentials were found. Set AWS_PROFILE or the AWS_ACCESS_KEY_ID variables, or run `aws configure` or `aws sso login`, and try again.";
  }
  return `The AWS credentials${ofProfile(profile)} cannot be used: ${cleanMessage(message)}`;
}

/** For what AWS, or the way to it, answers. */
function serviceSentence(code: string, message: string, connection: AwsConnection): string {
  const { credentials, endpointUrl } = connection;
  if (/^(?:ExpiredToken|RequestExpired|TokenRefreshRequired)/.test(code)) {
    return `The AWS credentials have expired. Sign in again (\`aws sso login${optionOf(profileOf(connection))}\`, or set fresh keys) and try again.`;
  }
  if (/^AccessDenied/.test(code) && credentials.kind === "role") {
    const externalId = credentials.externalId === null ? "" : " and this external id";
    return `The role ${credentials.roleArn} may not be assumed. Its trust policy must name the caller${externalId}, and the caller needs sts:AssumeRole on it.`;
  }
  if (/^(?:InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|AuthFailure)$/.test(code)) {
    const ownServer =
      endpointUrl === null && profileOf(connection) !== null
        ? " If it is for an AWS-compatible server, give that server's address as the endpoint: the endpoint_url of a named profile is not read."
        : "";
    return `AWS does not know the access key in use. It may be deleted, turned off, or of another partition.${ownServer}`;
  }
  if (/^(?:SignatureDoesNotMatch|InvalidSignatureException)$/.test(code)) {
    return "AWS refuses the signature: the secret key does not belong to the access key, or the clock of this machine is wrong.";
  }
  if (/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET)$/.test(code)) {
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

function ofProfile(profile: string | null): string {
  return profile ? ` of profile "${profile}"` : "";
}

function optionOf(profile: string | null): string {
  return profile ? ` --profile ${profile}` : "";
}

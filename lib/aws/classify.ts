import type { UnseenReason } from "@/lib/model/read";

/** The parts of an SDK's or the transport's error that decide. */
export type ErrorFacts = {
  /** AWS's error code as sent (`NoSuchEntity`), else the transport's (`ECONNRESET`), else the error's name. */
  code: string;
  message: string;
  /** HTTP status of the answer, null when there was none. */
  status: number | null;
  /** True when a successful answer could not be read. */
  unreadable: boolean;
};

/** Where the call went. */
export type CallPlace = {
  /** True for an AWS-compatible server. */
  ownEndpoint: boolean;
};

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html, and each service's common errors. */
const THROTTLED = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequests",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html; SNS, EC2 and S3 have words of their own. */
const DENIED = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "AllAccessDisabled",
  "AuthorizationError",
  "AuthorizationErrorException",
  "Client.UnauthorizedOperation",
  "Forbidden",
  "InsufficientPrivilegesException",
  "NotAuthorized",
  "NotAuthorizedException",
  "UnauthorizedAccess",
  "UnauthorizedException",
  "UnauthorizedOperation",
]);

/**
 * Codes for keys that AWS does not take. They may stand for a region that is not enabled, but as well for keys that
 * were deleted meanwhile, or for session tokens of the global STS endpoint, which newer regions refuse though they are
 * enabled and in use: such a call never tells that a region is empty.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html
 */
const KEYS_UNKNOWN = new Set([
  "AuthFailure",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidToken",
  "OptInRequired",
  "UnrecognizedClient",
  "UnrecognizedClientException",
]);

/** Answered with status 403 as well, where no grant helps. */
const UNSIGNED = new Set([
  "IncompleteSignature",
  "IncompleteSignatureException",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
]);

const NOT_OFFERED = new Set([
  "EndpointError",
  "InvalidAction",
  "NotImplemented",
  "OperationNotSupportedException",
  "SubscriptionRequiredException",
  "UnknownEndpoint",
  "UnknownOperationException",
  "UnsupportedOperation",
  "UnsupportedOperationException",
]);

const TIMED_OUT = new Set([
  "TimeoutError",
  "RequestTimeout",
  "RequestTimeoutException",
  "ETIMEDOUT",
  "ESOCKETTIMEDOUT",
]);

/** Codes that say that the credentials themselves have come to their end. */
const EXPIRED = new Set(["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"]);

/** True when the credentials have expired, so that no further call can succeed. */
export function isExpired(code: string): boolean {
  return EXPIRED.has(code);
}

/** Decides why a call gave no answer. Pure. */
export function classify(facts: ErrorFacts, place: CallPlace): UnseenReason {
  const { code, message, status } = facts;
  if (facts.unreadable || code === "BrokenAnswer" || code === "EmptyAnswer" || code.startsWith("HPE_"))
    return "broken_answer";
  if (THROTTLED.has(code) || status === 429) return "throttled";
  if (TIMED_OUT.has(code)) return "timed_out";
  if (code === "ForeignAnswer") return place.ownEndpoint && status === 404 ? "not_offered" : "failed";
  if (isExpired(code)) return "failed";
  if (isOrganisationsDeny(message)) return "denied_by_organisation";
  if (DENIED.has(code)) return "denied";
  if (KEYS_UNKNOWN.has(code) || UNSIGNED.has(code)) return "failed";
  if (NOT_OFFERED.has(code) || status === 501 || saysNotOffered(message)) return "not_offered";
  if (code === "ENOTFOUND" && !place.ownEndpoint) return "not_offered";
  if (status === 403) return "denied";
  return "failed";
}

/**
 * IAM action that would make a denied call succeed: the one that AWS names, else the first declared one. Null when
 * a grant does not help because some policy denies explicitly, because a policy that only limits does not allow it, or
 * because the account is not the one that may ask.
 */
export function missingAction(reason: UnseenReason, message: string, declared: readonly string[]): string | null {
  if (reason !== "denied" || /explicit deny|explicitly denied/i.test(message)) return null;
  if (/\bno (?:permissions boundary|session policy|VPC endpoint policy)\b/i.test(message)) return null;
  // What Organizations tells accounts that are neither the management account nor a delegated administrator.
  if (/don't have permissions to access this resource/i.test(message)) return null;
  const named = /not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z0-9]+)/.exec(message)?.[1];
  return named ?? declared[0] ?? null;
}

/** AWS's message, with what it leaves out where its words alone would lead astray. */
export function explained({ code, message }: Pick<ErrorFacts, "code" | "message">): string {
  if (!KEYS_UNKNOWN.has(code)) return message;
  return `${message} Keys that work elsewhere are refused in a region that is not enabled, and in newer regions when their session token is of the global STS endpoint.`;
}

/**
 * What AWS said as one sentence that is safe to store: no key ids, signatures, tokens or encoded messages, at most
 * 300 characters.
 */
export function cleanMessage(message: string): string {
  const clean = message
    .replace(/\s+/g, " ")
    .replace(/\s*Deserialization error: to see the raw response.*$/, "")
    .replace(/Encoded authorization failure message:.*$/i, "")
    .replace(/\b(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{8,}\b/g, "[key id]")
    .replace(
      /\b(X-Amz-[A-Za-z-]+|Signature|Credential|SecurityToken|SessionToken|Authorization)\s*[=:]\s*[^\s,&]+/gi,
      "$1=[removed]",
    )
    .replace(/[A-Za-z0-9+/=_-]{80,}/g, "[removed]")
    .trim();
  return clean.length > 300 ? `${clean.slice(0, 299)}…` : clean;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html, "service control policy" and "resource control policy". */
function isOrganisationsDeny(message: string): boolean {
  return /(?:explicit deny in|no) (?:a |an )?(?:service|resource) control polic(?:y|ies)/i.test(message);
}

function saysNotOffered(message: string): boolean {
  return /\bnot (?:supported|available|offered|enabled) in (?:this|the|your)\b.{0,40}\bregion\b/i.test(message);
}

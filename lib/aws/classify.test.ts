import { describe, expect, test } from "vitest";
import type { UnseenReason } from "@/lib/model/read";
import { type CallPlace, classify, cleanMessage, type ErrorFacts, missingAction } from "./classify";

// Codes and sentences from https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html,
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html,
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and the CommonErrors pages of the services.
const USER = "User: arn:aws:iam::123456789012:user/JohnDoe is not authorized to perform:";

type Case = [title: string, facts: Partial<ErrorFacts>, reason: UnseenReason, place?: Partial<CallPlace>];
const cases: Case[] = [
  ["IAM's usual denial", { code: "AccessDenied", status: 403, message: `${USER} iam:ListUsers` }, "denied"],
  ["EC2's denial", { code: "UnauthorizedOperation", status: 403 }, "denied"],
  ["a JSON service's denial", { code: "AccessDeniedException", status: 400 }, "denied"],
  ["SNS's denial", { code: "AuthorizationError", status: 403 }, "denied"],
  ["S3's denial of a HEAD, which has no body", { code: "Forbidden", status: 403 }, "denied"],
  ["a code nobody has listed, with status 403", { code: "SomethingNew", status: 403 }, "denied"],
  [
    "explicit deny in an SCP",
    {
      code: "AccessDeniedException",
      message: `${USER} codecommit:ListRepositories with an explicit deny in a service control policy`,
    },
    "denied_by_organisation",
  ],
  [
    "implicit deny in an SCP",
    {
      code: "AccessDenied",
      message: `${USER} codecommit:ListRepositories because no service control policy allows the codecommit:ListRespositories action`,
    },
    "denied_by_organisation",
  ],
  [
    "explicit deny in an RCP",
    {
      code: "AccessDenied",
      message: `${USER} secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:* with an explicit deny in a resource control policy`,
    },
    "denied_by_organisation",
  ],
  [
    "explicit deny in a permissions boundary",
    { code: "AccessDenied", message: `${USER} sts:AssumeRole with an explicit deny in a permissions boundary` },
    "denied",
  ],
  ["EC2's throttling", { code: "RequestLimitExceeded", status: 503 }, "throttled"],
  ["the query services' throttling", { code: "Throttling", status: 400 }, "throttled"],
  ["the JSON services' throttling", { code: "ThrottlingException", status: 400 }, "throttled"],
  ["S3's throttling", { code: "SlowDown", status: 503 }, "throttled"],
  ["Lambda's throttling", { code: "TooManyRequestsException", status: 429 }, "throttled"],
  ["status 429 with any code", { code: "Whatever", status: 429 }, "throttled"],
  ["no answer in time", { code: "TimeoutError" }, "timed_out"],
  ["S3's own time limit", { code: "RequestTimeout", status: 400 }, "timed_out"],
  ["a connection that took too long", { code: "ETIMEDOUT" }, "timed_out"],
  ["an internal error", { code: "InternalFailure", status: 500 }, "failed"],
  ["a service that is down", { code: "ServiceUnavailable", status: 503 }, "failed"],
  ["a connection that was cut", { code: "ECONNRESET" }, "failed"],
  ["a name server that does not answer", { code: "EAI_AGAIN" }, "failed"],
  ["a wrong parameter", { code: "ValidationError", status: 400 }, "failed"],
  ["expired keys", { code: "ExpiredTokenException", status: 400 }, "failed"],
  ["a wrong signature", { code: "SignatureDoesNotMatch", status: 403 }, "failed"],
  ["an answer that is not AWS's", { code: "BrokenAnswer" }, "broken_answer"],
  ["an answer that is not HTTP", { code: "HPE_INVALID_CONSTANT" }, "broken_answer"],
  ["a successful answer that cannot be read", { code: "TypeError", status: 200, unreadable: true }, "broken_answer"],
  // Only the list of regions tells that one is not enabled: keys that were deleted during the scan, and session tokens
  // of the global STS endpoint in a region that is enabled, are answered alike, and there may be much in there.
  ["keys that EC2 does not know there", { code: "AuthFailure", status: 401 }, "failed"],
  ["keys that a query service does not know there", { code: "InvalidClientTokenId", status: 403 }, "failed"],
  ["keys that a JSON service does not know there", { code: "UnrecognizedClientException", status: 400 }, "failed"],
  ["EC2 where nobody has signed up", { code: "OptInRequired", status: 401 }, "failed"],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html: status 403, and no grant helps.
  ["a clock that is wrong", { code: "RequestTimeTooSkewed", status: 403 }, "failed"],
  ["a wrong signature for a JSON service", { code: "InvalidSignatureException", status: 403 }, "failed"],
  ["a host that does not exist", { code: "ENOTFOUND" }, "not_offered"],
  ["an own server that is gone", { code: "ENOTFOUND" }, "failed", { ownEndpoint: true }],
  ["an operation that a region lacks", { code: "UnknownOperationException", status: 404 }, "not_offered"],
  ["an action that a region lacks", { code: "InvalidAction", status: 400 }, "not_offered"],
  ["EC2's word for it", { code: "UnsupportedOperation", status: 400 }, "not_offered"],
  [
    "a feature that a region lacks",
    { code: "InvalidRequest", message: "X is not supported in this Region." },
    "not_offered",
  ],
  ["status 501", { code: "Whatever", status: 501 }, "not_offered"],
  ["a page instead of an error", { code: "ForeignAnswer", status: 503 }, "failed"],
  ["an own server without the operation", { code: "ForeignAnswer", status: 404 }, "not_offered", { ownEndpoint: true }],
];

test.each(cases)("%s", (_, facts, reason, place) => {
  const whole = { code: "X", message: "", status: null, unreadable: false, ...facts };
  expect(classify(whole, { ownEndpoint: false, ...place })).toBe(reason);
});

describe("the action to ask for", () => {
  test.each<[string, UnseenReason, string, string | null]>([
    [
      "is the one that AWS names",
      "denied",
      `${USER} kms:Decrypt on resource: x because no policy allows it`,
      "kms:Decrypt",
    ],
    ["is the declared one where AWS names none", "denied", "Access Denied", "s3:GetBucketPolicy"],
    [
      "is none where a boundary lacks it",
      "denied",
      `${USER} s3:X because no permissions boundary allows the s3:X action`,
      null,
    ],
    [
      "is none where the session lacks it",
      "denied",
      `${USER} s3:X because no session policy allows the s3:X action`,
      null,
    ],
    [
      "is none under an explicit deny",
      "denied",
      `${USER} s3:X with an explicit deny in an identity-based policy`,
      null,
    ],
    [
      "is none where the organization tells its management account only",
      "denied",
      "You don't have permissions to access this resource.",
      null,
    ],
    ["is none where the organisation forbids", "denied_by_organisation", "no service control policy allows it", null],
    ["is none for other failures", "throttled", "Rate exceeded", null],
  ])("%s", (_, reason, message, action) => {
    expect(missingAction(reason, message, ["s3:GetBucketPolicy"])).toBe(action);
  });
});

describe("a message", () => {
  test.each([
    ["loses key ids", "The key AKIAIOSFODNN7EXAMPLE is unknown", "The key [key id] is unknown"],
    ["loses signatures", "Signature=abc123 does not match", "Signature=[removed] does not match"],
    ["loses tokens", "got X-Amz-Security-Token=FwoGZXIvYXdzEA&x=1", "got X-Amz-Security-Token=[removed]&x=1"],
    ["loses encoded explanations", `No. Encoded authorization failure message: ${"4GIOHlTkIaWHQD0Q".repeat(9)}`, "No."],
    ["becomes one line", "one\n  two\tthree", "one two three"],
  ])("%s", (_, message, clean) => {
    expect(cleanMessage(message)).toBe(clean);
  });

  test("is not longer than 300 characters", () => {
    expect(cleanMessage("word ".repeat(200))).toHaveLength(300);
  });
});

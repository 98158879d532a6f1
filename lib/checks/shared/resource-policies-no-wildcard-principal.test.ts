import { describe } from "vitest";
import type { HeldFact } from "@/lib/checks/engine/facts";
import type { JsonObject } from "@/lib/model/json";
import { seen, unseen } from "@/lib/model/read";
import { eventBus } from "@/lib/model/resources/events";
import { glacierVault } from "@/lib/model/resources/glacier";
import { key } from "@/lib/model/resources/kms";
import { lambdaFunction } from "@/lib/model/resources/lambda";
import { accountPublicAccessBlock } from "@/lib/model/resources/s3";
import { secret } from "@/lib/model/resources/secretsmanager";
import { topic } from "@/lib/model/resources/sns";
import { queue } from "@/lib/model/resources/sqs";
import { aBucket, accountBlock, denied } from "@/lib/testing/buckets";
import { factTable, resource } from "@/lib/testing/facts";
import { resourcePoliciesNoWildcardPrincipal } from "./resource-policies-no-wildcard-principal";

const allow = (more: JsonObject = {}): JsonObject => ({
  Effect: "Allow",
  Principal: "*",
  Action: "*",
  Resource: "*",
  ...more,
});
const policy = (...Statement: JsonObject[]) => ({ Version: "2012-10-17", Statement });
const OPEN = policy(allow({ Sid: "Open" }));
const BARE = { Version: "2012-10-17", Statement: allow({ Sid: "Bare" }) };
const when = (operator: string, name: string, value: string) => allow({ Condition: { [operator]: { [name]: value } } });
const OWNER = when("StringEquals", "AWS:SourceOwner", "123456789012");
const refused = unseen("denied", "GetPolicy");

const aQueue = (Policy?: JsonObject) =>
  resource(queue, {
    QueueUrl: "https://sqs/q",
    Attributes: seen<JsonObject>(Policy ? { Policy: JSON.stringify(Policy) } : {}),
  });
const aTopic = (Policy: JsonObject) =>
  resource(topic, { TopicArn: "arn:t", Attributes: seen({ Policy: JSON.stringify(Policy) }) });
const aFunction = (Policy: JsonObject) =>
  resource(lambdaFunction, {
    ...{ FunctionName: "f", FunctionArn: "arn:f", EnvironmentVariableNames: seen([]), FunctionUrls: seen([]) },
    Policy: seen(Policy),
  });
const aKey = (KeyPolicy: JsonObject, KeyState = "Enabled", KeyManager = "CUSTOMER") =>
  resource(key, {
    ...{ KeyId: "k", KeyArn: "arn:k", KeyMetadata: seen({ KeyManager, KeyState }) },
    KeyPolicy: seen(KeyPolicy),
  });
const aVault = (AccessPolicy: JsonObject | null, lock: JsonObject | null = null) =>
  resource(glacierVault, {
    ...{ VaultName: "v", VaultARN: "arn:v", AccessPolicy: seen(AccessPolicy), Notifications: seen(null) },
    Lock: seen(lock && { Policy: lock, State: "Locked" }),
  });
const aSecret = (more: JsonObject) => resource(secret, { ARN: "arn:s", Name: "s", ...more });
/** As it is stored: the text has become the document. */
const aBus = (Policy?: JsonObject): HeldFact => ({
  ...resource(eventBus, { Name: "default", Arn: "arn:b", EventBus: seen({}) }),
  configuration: { Name: "default", Arn: "arn:b", EventBus: seen({}), ...(Policy && { Policy }) },
});
const open = (bucket: JsonObject = {}) => aBucket({ Policy: OPEN, ...bucket });
const RESTRICT = { RestrictPublicBuckets: true };

describe("resource policies are not for everybody", () => {
  factTable(resourcePoliciesNoWildcardPrincipal, [
    { name: "a queue without one", status: "pass", resources: [aQueue()], says: "no policy" },
    { name: "a topic as SNS makes it", status: "pass", resources: [aTopic(policy(OWNER))] },
    {
      name: "a key as KMS makes it",
      status: "pass",
      resources: [aKey(policy(allow({ Principal: { AWS: "arn:aws:iam::123456789012:root" } })))],
    },
    {
      name: "a key for a service of the account",
      status: "pass",
      resources: [aKey(policy(when("StringEquals", "kms:CallerAccount", "123456789012")))],
    },
    { name: "a bus without one", status: "pass", resources: [aBus()] },
    {
      name: "a bus for an organization",
      status: "pass",
      resources: [aBus(policy(when("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3")))],
    },
    {
      name: "a queue for one topic, with a bare statement",
      status: "pass",
      resources: [aQueue({ Statement: when("ArnEquals", "aws:SourceArn", "arn:aws:sns:eu-west-1:123456789012:t") })],
    },
    {
      name: "an open bucket that S3 restricts",
      status: "pass",
      resources: [open({ PublicAccessBlock: RESTRICT }), accountBlock(null)],
      says: "RestrictPublicBuckets",
    },
    {
      name: "an open bucket that the account restricts",
      status: "pass",
      resources: [open({ PublicAccessBlock: denied("x") }), accountBlock(RESTRICT)],
    },
    {
      name: "a bucket with a policy for somebody, its switches unseen",
      status: "pass",
      resources: [
        aBucket({
          Policy: policy(allow({ Principal: { AWS: "arn:aws:iam::1:root" } })),
          PublicAccessBlock: denied("x"),
        }),
      ],
      hidden: [[accountPublicAccessBlock]],
    },

    { name: "a queue", status: "fail", resources: [aQueue(OPEN)], says: "everybody in: Open", severity: "critical" },
    { name: "a topic", status: "fail", resources: [aTopic(OPEN)] },
    { name: "a function", status: "fail", resources: [aFunction(OPEN)] },
    {
      name: "a function with a public address",
      status: "fail",
      resources: [aFunction(policy(when("StringEquals", "lambda:FunctionUrlAuthType", "NONE")))],
    },
    { name: "a key", status: "fail", resources: [aKey(OPEN)] },
    {
      name: "a vault, with a condition that Prowler ignores",
      status: "fail",
      resources: [aVault(policy(when("Bool", "aws:SecureTransport", "true")))],
    },
    { name: "a vault by its lock", status: "fail", resources: [aVault(null, OPEN)] },
    {
      name: "a vault with a condition that counts, which fails for Prowler",
      status: "pass",
      resources: [aVault(policy(when("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3")))],
    },
    { name: "a secret", status: "fail", resources: [aSecret({ ResourcePolicy: seen(OPEN) })] },
    { name: "a bus", status: "fail", resources: [aBus(OPEN)] },
    {
      name: "a bucket for reading, which is enough for Prowler",
      status: "fail",
      resources: [aBucket({ Policy: policy(allow({ Sid: "Read", Action: "s3:GetObject" })) }), accountBlock(null)],
      subject: ":::data",
      says: "Read",
    },
    {
      name: "a wildcard value, which is enough for Prowler",
      status: "fail",
      resources: [aQueue(policy(when("StringLike", "aws:PrincipalArn", "*")))],
    },
    {
      name: "a later statement, which Prowler does not reach",
      status: "fail",
      resources: [aTopic(policy(when("ArnLike", "aws:SourceArn", "arn:aws:s3:::uploads"), allow({ Sid: "Later" })))],
      says: "Later",
    },
    {
      name: "all but some, which is enough for Prowler",
      status: "fail",
      resources: [
        aQueue(policy({ Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::1:root" }, Action: "*", Resource: "*" })),
      ],
    },
    {
      name: "a user's id, which is enough for Prowler",
      status: "fail",
      resources: [aQueue(policy(when("StringEquals", "aws:userid", "AIDA")))],
    },
    {
      name: "a user's name, which is enough for Prowler",
      status: "fail",
      resources: [aQueue(policy(when("StringEquals", "aws:username", "anna")))],
    },
    {
      name: "a service that calls for somebody, which is enough for Prowler",
      status: "fail",
      resources: [
        aQueue(policy(when("ForAnyValue:StringEquals", "aws:CalledVia", "athena.amazonaws.com"))),
        aTopic(policy(when("StringEquals", "aws:CalledViaFirst", "athena.amazonaws.com"))),
        aBus(policy(when("StringEquals", "aws:CalledViaLast", "athena.amazonaws.com"))),
      ],
      results: 3,
    },
    {
      name: "the account of the resource itself, which is enough for Prowler",
      status: "fail",
      resources: [aQueue(policy(when("StringEquals", "aws:ResourceAccount", "123456789012")))],
    },
    {
      name: "a bucket, a queue, a topic and a vault with one statement that is no list, on which Prowler stops",
      status: "fail",
      resources: [aBucket({ Policy: BARE }), accountBlock(null), aQueue(BARE), aTopic(BARE), aVault(BARE)],
      results: 4,
      says: "Bare",
    },
    {
      name: "an IfExists",
      status: "fail",
      resources: [aQueue(policy(when("StringEqualsIfExists", "aws:SourceAccount", "1")))],
    },
    {
      name: "all addresses",
      status: "fail",
      resources: [aQueue(policy(when("IpAddress", "aws:SourceIp", "0.0.0.0/0")))],
    },

    {
      name: "some addresses, which fail for Prowler",
      status: "manual",
      resources: [aQueue(policy(when("IpAddress", "aws:SourceIp", "203.0.113.0/24")))],
    },

    { name: "a key that is off", status: "not_applicable", resources: [aKey(OPEN, "Disabled")] },
    { name: "a key of AWS's", status: "not_applicable", resources: [aKey(OPEN, "Enabled", "AWS")] },
    {
      name: "a secret that is going",
      status: "not_applicable",
      resources: [aSecret({ DeletedDate: "2026-09-01T00:00:00Z" })],
    },
    { name: "nothing", status: "not_applicable" },

    {
      name: "a queue's attributes were denied",
      status: "not_seen",
      resources: [resource(queue, { QueueUrl: "https://sqs/q", Attributes: refused })],
      says: "Attributes",
    },
    {
      name: "a key locks us out",
      status: "not_seen",
      resources: [resource(key, { KeyId: "k", KeyArn: "arn:k", KeyMetadata: refused })],
    },
    {
      name: "a bucket's policy was denied",
      status: "not_seen",
      resources: [aBucket({ Policy: denied("GetBucketPolicy") }), accountBlock(null)],
    },
    {
      name: "an open bucket whose switches were denied",
      status: "not_seen",
      resources: [open({ PublicAccessBlock: denied("x") }), accountBlock(null)],
    },
    { name: "queues were not listed", status: "not_seen", hidden: [[queue, "denied", "eu-west-1"]] },
  ]);
});

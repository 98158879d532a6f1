import { describe } from "vitest";
import type { Json, JsonObject } from "@/lib/model/json";
import { bucket } from "@/lib/model/resources/s3";
import { aBucket, denied } from "@/lib/testing/buckets";
import { factTable } from "@/lib/testing/facts";
import { s3HttpsOnly } from "./s3-https-only";

const OBJECTS = "arn:aws:s3:::data/*";
const BOOL = { Bool: { "aws:SecureTransport": "false" } };
const statement = (more: JsonObject = {}): JsonObject => ({
  ...{ Sid: "HttpsOnly", Effect: "Deny", Principal: "*", Action: "s3:*" },
  ...{ Resource: ["arn:aws:s3:::data", OBJECTS], Condition: BOOL, ...more },
});
const policy = (...Statement: JsonObject[]) => [aBucket({ Policy: { Version: "2012-10-17", Statement } })];
const when = (Condition: Json) => policy(statement({ Condition }));

describe("buckets refuse plain HTTP", () => {
  factTable(s3HttpsOnly, [
    { name: "the usual statement", status: "pass", resources: policy(statement()) },
    { name: "the objects only, as AWS shows it", status: "pass", resources: policy(statement({ Resource: OBJECTS })) },
    {
      name: "one statement that is no list, on which Prowler stops",
      status: "pass",
      resources: [aBucket({ Policy: { Statement: statement() } })],
    },
    { name: "as text", status: "pass", resources: [aBucket({ Policy: JSON.stringify({ Statement: statement() }) })] },
    {
      name: "the principal in AWS's longer form",
      status: "pass",
      resources: policy(statement({ Principal: { AWS: ["*"] } })),
    },
    { name: "all actions", status: "pass", resources: policy(statement({ Action: ["s3:GetObject", "*"] })) },
    { name: "all resources", status: "pass", resources: policy(statement({ Resource: "*" })) },
    {
      name: "every bucket of a prefix",
      status: "pass",
      resources: policy(statement({ Resource: "arn:aws:s3:::da*" })),
    },
    {
      name: "a JSON false, which Prowler does not take",
      status: "pass",
      resources: when({ Bool: { "aws:SecureTransport": false } }),
    },
    {
      name: "a list, which Prowler does not take",
      status: "pass",
      resources: when({ Bool: { "aws:SecureTransport": ["false"] } }),
    },
    {
      name: "another case of the key, and IfExists",
      status: "pass",
      resources: when({ BoolIfExists: { "AWS:securetransport": "False" } }),
    },
    {
      name: "old TLS, which Prowler does not take",
      status: "pass",
      resources: when({ NumericLessThan: { "s3:TlsVersion": "1.2" } }),
    },
    { name: "old TLS, as a number", status: "pass", resources: when({ NumericLessThan: { "s3:TlsVersion": 1.3 } }) },
    {
      name: "a statement that is too narrow and one that is not",
      status: "pass",
      resources: policy(statement({ Action: "s3:PutObject" }), statement()),
    },

    { name: "no policy", status: "fail", resources: [aBucket()], says: "no policy" },
    {
      name: "another policy",
      status: "fail",
      resources: policy({
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::1:root" },
        Action: "s3:*",
        Resource: OBJECTS,
      }),
      says: "No statement",
    },
    {
      name: "an Allow for TLS",
      status: "fail",
      resources: policy(statement({ Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    },
    {
      name: "writes only, which is enough for Prowler",
      status: "fail",
      resources: policy(statement({ Action: "s3:PutObject" })),
      says: "some callers, actions or objects",
    },
    {
      name: "one principal, which is enough for Prowler",
      status: "fail",
      resources: policy(statement({ Principal: { AWS: "arn:aws:iam::123456789012:root" } })),
    },
    { name: "one prefix", status: "fail", resources: policy(statement({ Resource: "arn:aws:s3:::data/in/*" })) },
    {
      name: "the bucket but not its objects",
      status: "fail",
      resources: policy(statement({ Resource: "arn:aws:s3:::data" })),
    },
    { name: "another bucket", status: "fail", resources: policy(statement({ Resource: "arn:aws:s3:::data-2/*" })) },
    {
      name: "everybody but one",
      status: "fail",
      resources: policy({ ...statement(), NotPrincipal: { AWS: "arn:aws:iam::1:root" } }),
    },
    {
      name: "all actions but one",
      status: "fail",
      resources: policy(statement({ Action: [], NotAction: "s3:GetObject" })),
    },
    {
      name: "a second test beside it",
      status: "fail",
      resources: when({ ...BOOL, StringEquals: { "aws:SourceVpc": "vpc-1" } }),
    },
    {
      name: "TLS 1.1 is still answered",
      status: "fail",
      resources: when({ NumericLessThan: { "s3:TlsVersion": "1.1" } }),
    },
    { name: "the wrong way round", status: "fail", resources: when({ Bool: { "aws:SecureTransport": "true" } }) },
    { name: "no condition at all", status: "fail", resources: when({}) },

    { name: "denied", status: "not_seen", resources: [aBucket({ Policy: denied("GetBucketPolicy") })], says: "Policy" },
    { name: "a text that is no policy", status: "not_seen", resources: [aBucket({ Policy: "{" })] },
    { name: "not listed", status: "not_seen", hidden: [[bucket, "denied", "global"]] },
    { name: "no bucket", status: "not_applicable" },
  ]);
});

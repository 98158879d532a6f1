import { expect, test } from "vitest";
import { BrokenAnswer, checkAnswer, checkErrorAnswer, ForeignAnswer } from "./answer";

const QUERY = "aws.protocols#awsQuery";
const EC2 = "aws.protocols#ec2Query";
const REST_XML = "aws.protocols#restXml";
const JSON_1_1 = "aws.protocols#awsJson1_1";
const REST_JSON = "aws.protocols#restJson1";
const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  [
    QUERY,
    "ListTopics",
    '<ListTopicsResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><A/></ListTopicsResponse>',
  ],
  [QUERY, "ListTopics", '<?xml version="1.0"?>\n<ListTopicsResponse></ListTopicsResponse>\n'],
  [EC2, "DescribeVpcs", '<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"/>'],
  [REST_XML, "GetBucketLocation", '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>'],
  [REST_XML, "GetBucketPolicy", '{"Version":"2012-10-17","Statement":[]}'],
  [JSON_1_1, "ListKeys", "{}"],
  [REST_JSON, "ListFunctions", ' {"Functions":[]}\n'],
])("%s %s is whole: %s", (protocol, operation, text) => {
  expect(() => checkAnswer(protocol, operation, bytes(text))).not.toThrow();
});

test.each([
  [QUERY, "ListTopics", ""],
  [QUERY, "ListTopics", "<html><body>Sign in</body></html>"],
  [QUERY, "ListTopics", "<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>arn:a"],
  [QUERY, "ListTopics", "<ListQueuesResponse></ListQueuesResponse>"],
  [QUERY, "ListTopics", '{"Topics":[]}'],
  [EC2, "DescribeVpcs", "<DescribeVpcsResponse><vpcSet>"],
  [REST_XML, "ListBuckets", "<!DOCTYPE html><html></html>"],
  [REST_XML, "ListBuckets", "<html></html>"],
  [REST_XML, "ListBuckets", "<Error><Code>InternalError</Code></Error>"],
  [REST_XML, "ListBuckets", "<ListAllMyBucketsResult><Buckets><Bucket>"],
  // What S3's imitators answer where they know neither the setting nor the listing asked for: a bucket's objects.
  [REST_XML, "GetPublicAccessBlock", "<ListBucketResult><Name>logs</Name></ListBucketResult>"],
  [REST_XML, "ListBuckets", "<ListBucketResult/>"],
  [JSON_1_1, "ListKeys", ""],
  [JSON_1_1, "ListKeys", '{"Keys":[{"KeyId":"1"'],
  [JSON_1_1, "ListKeys", "<html></html>"],
  [REST_JSON, "ListFunctions", "[]"],
])("%s %s is broken: %s", (protocol, operation, text) => {
  expect(() => checkAnswer(protocol, operation, bytes(text))).toThrow(BrokenAnswer);
});

test("a web page is told from an error of AWS", () => {
  expect(() => checkErrorAnswer(502, bytes("<html><h1>Bad gateway</h1></html>"))).toThrow(ForeignAnswer);
  expect(() => checkErrorAnswer(403, bytes("<Error><Code>AccessDenied</Code></Error>"))).not.toThrow();
  expect(() => checkErrorAnswer(404, bytes(""))).not.toThrow();
});

import { expect, test } from "vitest";
import { actionsOf } from "./permissions";

const declared = {
  ListTopics: "sns:ListTopics",
  GetCallerIdentity: [],
  GetObject: ["s3:GetObject", "kms:Decrypt"],
  "S3Control.GetPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
  "S3.GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
};

test.each([
  ["one action", "SNS", "ListTopics", ["sns:ListTopics"]],
  ["several actions", "S3", "GetObject", ["s3:GetObject", "kms:Decrypt"]],
  ["an operation that needs none", "STS", "GetCallerIdentity", []],
  ["the same name of one client", "S3", "GetPublicAccessBlock", ["s3:GetBucketPublicAccessBlock"]],
  ["and of another, whose id has a blank", "S3 Control", "GetPublicAccessBlock", ["s3:GetAccountPublicAccessBlock"]],
  ["a name qualified for others only", "EC2", "GetPublicAccessBlock", undefined],
  ["what is not declared", "SNS", "CreateTopic", undefined],
  ["a name of every object", "SNS", "constructor", undefined],
])("%s", (_, serviceId, operation, actions) => {
  expect(actionsOf(declared, serviceId, operation)).toEqual(actions);
});

import { expect, test } from "vitest";
import { isArnOf } from "./resource";

// ARN forms of https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
test.each([
  ["ec2:instance/*", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1", true],
  ["ec2:instance/*", "arn:aws:ec2:eu-west-1:123456789012:instance-connect-endpoint/eice-1", false],
  ["s3:*", "arn:aws-cn:s3:::uploads", true],
  ["s3:*", "arn:aws:s3:::uploads/report.csv", false],
  ["logs:log-group:**", "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/f", true],
  ["apigateway:/restapis/*", "arn:aws:apigateway:eu-west-1::/restapis/a1/stages/prod", false],
  ["apigateway:/restapis/*/stages/*", "arn:aws:apigateway:eu-west-1::/restapis/a1/stages/prod", true],
  ["sns:*", "not an arn", false],
])("%s is the form of %s: %s", (arn, given, expected) => {
  expect(isArnOf({ arn }, given)).toBe(expected);
  expect(isArnOf({ arn: ["other:*", arn] }, given)).toBe(expected);
});

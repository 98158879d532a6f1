import { describe, expect, test } from "vitest";
import { resourceTypes } from "@/lib/model/resources/registry";
import { consoleLink } from "./console-link";

const link = (arn: string, type = "AWS::EC2::VPC", configuration = {}) => consoleLink({ arn, type, configuration });

describe("the console's address of a resource", () => {
  test.each([
    ["arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1", "https://console.aws.amazon.com/go/view?arn="],
    ["arn:aws-cn:ec2:cn-north-1:123456789012:vpc/vpc-1", "https://console.amazonaws.cn/go/view?arn="],
    ["arn:aws-us-gov:s3:::a", "https://console.amazonaws-us-gov.com/go/view?arn="],
  ])("of %s has the host of its partition", (arn, start) => {
    expect(link(arn)).toBe(`${start}${encodeURIComponent(arn)}`);
  });

  test("keeps what an owner wrote into a name from becoming another parameter", () => {
    const address = new URL(link("arn:aws:sqs:eu-west-1:123456789012:a&next=//evil.example#x") ?? "");
    expect([...address.searchParams.keys()]).toEqual(["arn"]);
    expect(address.hash).toBe("");
  });

  test.each([
    "arn:aws-iso:ec2:us-iso-east-1:123456789012:vpc/vpc-1",
    "arn:constructor:ec2:eu-west-1:123456789012:vpc/vpc-1",
    "vpc-1",
    "",
    "arn:aws:ec2:eu-west-1:123456789012:",
    `arn:aws:ec2:eu-west-1:123456789012:vpc/${"x".repeat(2_100)}`,
  ])("is missing for %s", (arn) => {
    expect(link(arn)).toBeNull();
  });

  test("is missing for what AWS gives no ARN", () => {
    expect(link("arn:aws:iam::123456789012:account-settings", "AWS::IAM::AccountSettings")).toBeNull();
    const folded = "arn:aws:ec2:eu-west-1:123456789012:network-interface/lambda/subnet-1";
    expect(link(folded, "AWS::EC2::NetworkInterface", { FoldedFor: "lambda" })).toBeNull();
    expect(link(folded, "AWS::EC2::NetworkInterface")).not.toBeNull();
  });

  test("is missing for few types only, all of which exist", () => {
    const without = resourceTypes.filter(({ type }) => link("arn:aws:a:b:c:d", type) === null);
    expect(without).toHaveLength(20);
  });
});

import { describe, expect, it } from "vitest";
import { iamTypeOfArn, trustedArns } from "./iam-trust";

const ROLE = "arn:aws:iam::123456789012:role/deploy";
const PROVIDER = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

describe("iamTypeOfArn", () => {
  it.each([
    [ROLE, "AWS::IAM::Role"],
    ["arn:aws:iam::123456789012:user/ops/anna", "AWS::IAM::User"],
    ["arn:aws:iam::123456789012:policy/mine", "AWS::IAM::ManagedPolicy"],
    ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess", "AWS::IAM::AWSManagedPolicy"],
    ["arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess", "AWS::IAM::AWSManagedPolicy"],
    [PROVIDER, "AWS::IAM::OIDCProvider"],
    ["arn:aws:iam::123456789012:saml-provider/adfs", "AWS::IAM::SAMLProvider"],
    ["arn:aws:iam::123456789012:instance-profile/web", "AWS::IAM::InstanceProfile"],
    ["arn:aws:iam::123456789012:root", null],
    ["arn:aws:s3:::bucket/policy/x", null],
    ["AIDAEXAMPLE", null],
  ])("%s", (arn, type) => {
    expect(iamTypeOfArn(arn)).toBe(type);
  });
});

describe("trustedArns", () => {
  it.each([
    ["a role as the only principal", { Statement: { Effect: "Allow", Principal: { AWS: ROLE } } }, [ROLE]],
    [
      "a list of principals of both kinds",
      { Statement: [{ Effect: "Allow", Principal: { AWS: [ROLE, ROLE], Federated: PROVIDER } }] },
      [PROVIDER, ROLE],
    ],
    ["a service", { Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" } }] }, []],
    ["a whole account", { Statement: [{ Effect: "Allow", Principal: { AWS: "123456789012" } }] }, []],
    ["everybody", { Statement: [{ Effect: "Allow", Principal: "*" }] }, []],
    ["a denied role", { Statement: [{ Effect: "Deny", Principal: { AWS: ROLE } }] }, []],
    ["no statement", {}, []],
    ["text that is no policy", "hello", []],
    ["nothing", undefined, []],
    [
      "statements and principals of other kinds",
      { Statement: [null, 7, { Effect: "Allow", Principal: { AWS: [7, null] } }] },
      [],
    ],
  ])("%s", (_, document, expected) => {
    expect(trustedArns(document)).toEqual(expected);
  });
});

import { expect, test } from "vitest";
import { oneOf } from "./kind-words";
import { resourceTypes } from "./resources/registry";

test.each([
  ["EC2 instances", "EC2 instance"],
  ["IAM policies", "IAM policy"],
  ["VPCs", "VPC"],
  ["Elastic IP addresses", "Elastic IP address"],
  ["EventBridge event buses", "EventBridge event bus"],
  ["KMS aliases", "KMS alias"],
  ["ElastiCache serverless caches", "ElastiCache serverless cache"],
  ["Glacier vaults", "Glacier vault"],
  ["Policies of the organization", "Policy of the organization"],
  ["AWS managed policies in use", "AWS managed policy in use"],
  ["API domain names (regional)", "API domain name (regional)"],
  ["Tagged resources of a kind that Bearings does not read", "Tagged resource of a kind that Bearings does not read"],
  ["Inspector", "Inspector"],
  ["WorkSpaces", "WorkSpaces"],
  ["IAM account settings", "IAM account settings"],
])("one of %s is called %s", (title, one) => {
  expect(oneOf(title)).toBe(one);
});

test("of every kind that Bearings reads, one has a name that is no plural", () => {
  const plurals = resourceTypes
    .map(({ title }) => oneOf(title))
    .filter((title) => /[^su]s$/.test(title.replace(/ (?:of|in|that) .*| \(.*\)/, "")) && !/settings$/.test(title));
  expect(plurals).toEqual(["KMS alias", "WorkSpaces"]);
});

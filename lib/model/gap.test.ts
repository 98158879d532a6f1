import { expect, test } from "vitest";
import { closedGaps, type Gap } from "./gap";

const topics: Gap = {
  service: "sns",
  region: "eu-west-1",
  operation: "ListTopics",
  reason: "denied",
  action: "sns:ListTopics",
  message: "",
  types: ["AWS::SNS::Topic"],
  affected: 0,
};
const attributes: Gap = { ...topics, operation: "GetTopicAttributes", types: [], affected: 3 };
const excluded: Gap = { ...topics, operation: "", reason: "excluded", types: [] };

test.each<[string, Gap, Gap[], boolean]>([
  ["nothing is left", topics, [], true],
  ["a gap elsewhere is left", topics, [{ ...topics, region: "us-east-1" }], true],
  ["the same list fails for another reason", topics, [{ ...topics, reason: "throttled" }], false],
  ["another list of the service is hidden", topics, [{ ...topics, operation: "X", types: ["AWS::SNS::Other"] }], true],
  ["another call hides the same list", topics, [{ ...topics, operation: "X" }], false],
  ["a property is hidden now that the list is seen", topics, [attributes], true],
  ["the list above the property is hidden now", attributes, [topics], false],
  ["the region was left out", topics, [{ ...excluded, service: "*" }], false],
  ["the service was left out", attributes, [{ ...excluded, region: "*" }], false],
  ["it was a choice, which was taken back", excluded, [], false],
])("a gap that ended closed, or not: %s", (_, ended, present, closed) => {
  expect(closedGaps([ended], present)).toEqual(closed ? [ended] : []);
});

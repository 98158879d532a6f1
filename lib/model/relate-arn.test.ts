import { expect, test } from "vitest";
import { relateArns } from "./relate-arn";

test.each([
  ["arn:aws:lambda:eu-west-1:123456789012:function:f:live", "AWS::Lambda::Function", "function:f"],
  ["arn:aws:states:eu-west-1:123456789012:stateMachine:m:3", "AWS::StepFunctions::StateMachine", "stateMachine:m"],
  ["arn:aws:dynamodb:eu-west-1:123456789012:table/t/stream/2026", "AWS::DynamoDB::Table", "table/t"],
  ["arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1", "AWS::Kinesis::Stream", "stream/s"],
  ["arn:aws:logs:eu-west-1:123456789012:log-group:/aws/g:*", "AWS::Logs::LogGroup", "log-group:/aws/g"],
  ["arn:aws:events:eu-west-1:123456789012:event-bus/aws.partner/x/y", "AWS::Events::EventBus", "aws.partner/x/y"],
])("%s leads to the thing itself", (arn, type, end) => {
  expect(relateArns("feeds", [arn])).toEqual([{ verb: "feeds", type, target: expect.stringMatching(/^arn:aws:/) }]);
  expect(relateArns("feeds", [arn])[0]?.target.endsWith(end)).toBe(true);
});

test("a method of an API leads to the API by its id", () => {
  expect(relateArns("feeds", ["arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/live/POST/orders"])).toEqual([
    { verb: "feeds", type: "AWS::ApiGateway::RestApi", target: "a1b2c3" },
  ]);
});

test("what is no ARN, or of an integration rather than a thing, leads nowhere; what is named twice, once", () => {
  const queue = "arn:aws:sqs:eu-west-1:123456789012:jobs";
  const integration = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
  expect(relateArns("feeds", [undefined, null, "", "jobs", integration, queue, queue])).toEqual([
    { verb: "feeds", type: "AWS::SQS::Queue", target: queue },
  ]);
});

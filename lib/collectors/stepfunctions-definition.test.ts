import { expect, test } from "vitest";
import { readDefinition } from "./stepfunctions-definition";

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;

test("states of every depth with what they call, all names, and nothing of what is passed on", () => {
  const text = JSON.stringify({
    Comment: "password: hunter2",
    StartAt: "Pick",
    States: {
      Pick: { Type: "Choice", Choices: [{ Variable: "$.key", StringEquals: "hunter2", Next: "Both" }] },
      Both: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "Send",
            States: {
              Send: {
                Type: "Task",
                Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                Parameters: {
                  QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs.fifo",
                  MessageBody: { token: "hunter2", text: `${arn("sns", "orders")} hunter2` },
                },
              },
            },
          },
        ],
      },
      Each: {
        Type: "Map",
        ItemProcessor: { States: { Charge: { Type: "Task", Resource: arn("lambda", "function:charge") } } },
      },
    },
  });
  const definition = readDefinition(text);
  expect(definition).toEqual({
    Digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    States: [
      { Name: "Pick", Type: "Choice" },
      { Name: "Both", Type: "Parallel" },
      { Name: "Both/Send", Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken" },
      { Name: "Each", Type: "Map" },
      { Name: "Each/Charge", Type: "Task", Resource: arn("lambda", "function:charge") },
    ],
    Names: [
      arn("lambda", "function:charge"),
      "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs.fifo",
    ],
  });
  expect(readDefinition(`${text} `).Digest).not.toBe(definition.Digest);
});

test.each(["", "null", "[1]", "not JSON", `{"States": 1}`, `{"States": {"A": null}}`])("%j breaks nothing", (text) => {
  expect(readDefinition(text).Names).toEqual([]);
});

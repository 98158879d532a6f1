import { expect, it } from "vitest";
import { collectors } from "@/lib/collectors/registry";
import { localActor } from "@/lib/operations/actor";
import { getReach } from "./get-reach";

/** Calls that hand out what people keep in an account, rather than how it is set up. */
const CONTENTS = [
  "athena:GetQueryResults",
  "codecommit:GetBlob",
  "codecommit:GetFile",
  "dynamodb:BatchGetItem",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "ec2:DescribeInstanceAttribute",
  "ec2:GetConsoleOutput",
  "ec2:GetPasswordData",
  "kinesis:GetRecords",
  "kms:Decrypt",
  "lambda:GetFunction",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:GetQueryResults",
  "logs:StartQuery",
  "rds-data:ExecuteStatement",
  "s3:GetObject",
  "s3:ListBucket",
  "secretsmanager:BatchGetSecretValue",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
];

it("does not ask for what people keep in an account, as the first page says", () => {
  const actions = new Set(collectors.flatMap(({ permissions }) => Object.values(permissions).flat()));
  expect(CONTENTS.filter((action) => actions.has(action))).toEqual([]);
});

it("counts what the first page counts", async () => {
  const { services, operations } = await getReach(localActor, {});
  expect(services).toBe(collectors.length);
  expect(operations).toBe(
    new Set(collectors.flatMap((one) => Object.keys(one.permissions).map((op) => `${one.service} ${op}`))).size,
  );
});

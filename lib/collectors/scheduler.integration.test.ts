import { CreateScheduleCommand, CreateScheduleGroupCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { byId, collectService, openTestAccount, relationsOf, type TestAccount, through } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { scheduler } from "./scheduler";

const ACCOUNT = "220500000002";
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${resource}`;
const role = `arn:aws:iam::${ACCOUNT}:role/scheduler`;

let account: TestAccount;
let proxy: WireProxy;

beforeAll(async () => {
  const own = await openTestAccount(inject("motoUrl"), ACCOUNT, "eu-west-1");
  const client = new SchedulerClient(own.clientSettings);
  await client.send(new CreateScheduleGroupCommand({ Name: "reports", Tags: [{ Key: "team", Value: "shop" }] }));
  await client.send(
    new CreateScheduleCommand({
      Name: "monthly",
      GroupName: "reports",
      ScheduleExpression: "cron(0 6 1 * ? *)",
      ScheduleExpressionTimezone: "Europe/Dublin",
      FlexibleTimeWindow: { Mode: "OFF" },
      State: "DISABLED",
      KmsKeyArn: arn("kms", "key/1"),
      Target: {
        Arn: arn("sqs", "reports.fifo"),
        RoleArn: role,
        Input: `{"password":"hunter2"}`,
        SqsParameters: { MessageGroupId: "1" },
        DeadLetterConfig: { Arn: arn("sqs", "dead") },
      },
    }),
  );
  proxy = await startProxy(inject("motoUrl"));
  account = through(own, proxy.url);
});
afterAll(() => proxy.stop());
afterEach(() => proxy.clear());

test("a schedule with its target, of which the input is not kept", async () => {
  const collected = await collectService(scheduler, account, ["eu-west-1"]);
  const schedule = byId(collected, "reports/monthly");
  expect(schedule).toMatchObject({
    arn: arn("scheduler", "schedule/reports/monthly"),
    name: "monthly",
    state: "DISABLED",
  });
  expect(schedule.configuration.Schedule).toMatchObject({
    seen: true,
    value: {
      ScheduleExpressionTimezone: "Europe/Dublin",
      Target: { HasInput: true, SqsParameters: { MessageGroupId: "1" } },
    },
  });
  expect(relationsOf(schedule)).toEqual([
    "belongs to AWS::Scheduler::ScheduleGroup reports",
    `acts as AWS::IAM::Role ${role}`,
    `delivers to AWS::SQS::Queue ${arn("sqs", "reports.fifo")}`,
    `sends failures to AWS::SQS::Queue ${arn("sqs", "dead")}`,
    `is encrypted by AWS::KMS::Key ${arn("kms", "key/1")}`,
  ]);
  expect(byId(collected, "reports")).toMatchObject({ tags: { team: "shop" }, state: "ACTIVE" });
  expect(JSON.stringify(collected)).not.toContain("hunter2");
});

test("what may not be read is said to be unseen", async () => {
  proxy.fault({ operation: "GetSchedule", fault: faults.denied });
  proxy.fault({ operation: "ListTagsForResource", fault: faults.denied });
  const collected = await collectService(scheduler, account, ["eu-west-1"]);
  const schedule = byId(collected, "reports/monthly");
  expect(schedule.configuration.Schedule).toMatchObject({ seen: false, action: "scheduler:GetSchedule" });
  expect(relationsOf(schedule)).toEqual(["belongs to AWS::Scheduler::ScheduleGroup reports"]);
  expect(byId(collected, "reports").configuration.Tags).toMatchObject({ seen: false, reason: "denied" });
});

import { expect, test } from "vitest";
import { isMoment, momentOf, numberWords, sizeWords } from "./value-words";

test.each<[number | string, string, string, string | null]>([
  [100, "AWS::EC2::Volume", "Size", "100 GiB"],
  [100, "AWS::AutoScaling::AutoScalingGroup", "MaxSize", "100"],
  [1_234_567, "AWS::DynamoDB::Table", "ItemCount", "1,234,567"],
  [128, "AWS::Lambda::Function", "MemorySize", "128 MiB"],
  [900, "AWS::Lambda::Function", "Timeout", "15 minutes"],
  [61, "AWS::Lambda::Function", "Timeout", "61 seconds"],
  [1, "AWS::Lambda::Function", "Timeout", "1 second"],
  ["345600", "AWS::SQS::Queue", "MessageRetentionPeriod", "4 days"],
  ["0", "AWS::SQS::Queue", "DelaySeconds", "0 seconds"],
  ["for ever", "AWS::SQS::Queue", "MessageRetentionPeriod", null],
  ["8080", "AWS::ElasticLoadBalancingV2::Listener", "Port", null],
  [8080, "AWS::ElasticLoadBalancingV2::Listener", "Port", "8080"],
  [7, "AWS::RDS::DBInstance", "BackupRetentionPeriod", "7 days"],
  [1, "AWS::Logs::LogGroup", "RetentionInDays", "1 day"],
  [0.5, "AWS::X::Y", "Weight", "0.5"],
  [3, "AWS::X::Y", "constructor", "3"],
])("%j of %s.%s reads %s", (value, type, field, words) => {
  expect(numberWords(value, type, field)).toBe(words);
});

test.each([
  [0, "0 bytes"],
  [1023, "1,023 bytes"],
  [1024, "1 KiB"],
  [1_572_864, "1.5 MiB"],
  [2 ** 60, "1024 PiB"],
])("%d bytes read %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test.each([
  ["2026-09-04T06:00:03.000Z", true],
  ["2026-09-04T06:00:03+00:00", true],
  ["2026-09-04", false],
  ["2026-09-04T06:00:03+02:00", false],
])("%s is a moment in UTC: %s", (text, expected) => {
  expect(isMoment(text)).toBe(expected);
});

test.each([
  [1_562_065_860_000, "creationTime", "2019-07-02T11:11:00.000Z"],
  [1_562_065_860_000, "storedItems", null],
  [1_562_065_860, "creationTime", null],
])("%s in %s is the moment %s", (value, field, moment) => {
  expect(momentOf(value, field)).toBe(moment);
});

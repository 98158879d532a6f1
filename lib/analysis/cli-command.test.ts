import { describe, expect, test } from "vitest";
import { type CommandResource, cliCommand } from "./cli-command";

const made = (resource: Partial<CommandResource>) =>
  cliCommand({
    type: "AWS::EC2::Instance",
    id: "i-0abc",
    arn: "arn:aws:ec2:eu-west-1:123456789012:instance/i-0abc",
    region: "eu-west-1",
    configuration: {},
    ...resource,
  });

test("names the resource and its region", () => {
  expect(made({})).toBe("aws ec2 describe-instances --instance-ids i-0abc --region eu-west-1");
});

test("takes what it needs from the configuration", () => {
  const type = "AWS::AppSync::DataSource";
  expect(made({ type, configuration: { apiId: "a1", name: "prices" } })).toBe(
    "aws appsync get-data-source --api-id a1 --name prices --region eu-west-1",
  );
  expect(made({ type, configuration: { apiId: "a1" } })).toBeNull();
  expect(made({ type, configuration: { apiId: "a1", name: { seen: false } } })).toBeNull();
});

test("takes the account from the ARN", () => {
  const arn = "arn:aws:budgets::123456789012:budget/monthly";
  expect(made({ type: "AWS::Budgets::Budget", arn, id: "monthly", region: "global" })).toBe(
    "aws budgets describe-budget --account-id 123456789012 --budget-name monthly",
  );
});

test("has none for a type that it does not know", () => {
  expect(made({ type: "AWS::Odd::Thing" })).toBeNull();
});

describe("what is in no region", () => {
  const global = (type: string, arn: string) => made({ type, arn, id: "x", region: "global" });

  test("needs none where one endpoint answers for all", () => {
    expect(global("AWS::IAM::Role", "arn:aws:iam::123456789012:role/x")).toBe("aws iam get-role --role-name x");
  });

  test("is asked for where its service answers", () => {
    const dashboard = "aws cloudwatch get-dashboard --dashboard-name x --region";
    const of = (partition: string) => `arn:${partition}:cloudwatch::123456789012:dashboard/x`;
    expect(global("AWS::CloudWatch::Dashboard", of("aws"))).toBe(`${dashboard} us-east-1`);
    expect(global("AWS::CloudWatch::Dashboard", of("aws-cn"))).toBe(`${dashboard} cn-north-1`);
    expect(global("AWS::GlobalAccelerator::Accelerator", "arn:x")).toMatch(/ --region us-west-2$/);
  });
});

describe("hostile names", () => {
  test("stay one word", () => {
    expect(made({ id: "x; rm -rf $HOME" })).toContain(" --instance-ids 'x; rm -rf $HOME' --region");
  });

  test("are no options", () => {
    expect(made({ id: "--profile=other" })).toContain(" --instance-ids=--profile=other --region");
  });

  test("are no files to send", () => {
    expect(made({ id: "file:///etc/passwd" })).toBeNull();
  });

  test("are texts in a query", () => {
    const query = (id: string) => made({ type: "AWS::KMS::Alias", id })?.match(/--query (.*) --region/)?.[1];
    expect(query("alias/app")).toBe(`"Aliases[?AliasName=='alias/app']"`);
    expect(query("a'||'1'=='1")).toBe(`'Aliases[?AliasName==\`"a'\\''||'\\''1'\\''=='\\''1"\`]'`);
  });

  test("are one value in a filter", () => {
    const filter = (id: string) =>
      made({ type: "AWS::SSM::Parameter", id })?.match(/--parameter-filters (.*) --re/)?.[1];
    expect(filter("/app/key")).toBe("Key=Name,Values=/app/key");
    expect(filter('a,Option="b"')).toBe(`'Key=Name,Values="a,Option=\\"b\\""'`);
  });
});

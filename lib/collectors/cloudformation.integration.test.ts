import { CloudFormationClient, CreateStackCommand, CreateStackSetCommand } from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, openTestAccount, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { cloudformation } from "./cloudformation";

const TEMPLATE = {
  Parameters: { Password: { Type: "String", NoEcho: true }, Stage: { Type: "String" } },
  Resources: { Alerts: { Type: "AWS::SNS::Topic", Properties: { TopicName: "alerts" } } },
  Outputs: { Login: { Value: { Ref: "Stage" }, Description: "How to sign in" } },
};

describe("cloudformation", () => {
  let collected: Collected;

  beforeAll(async () => {
    const account = await openTestAccount(inject("motoUrl"), "220700000001", "eu-west-1");
    const client = new CloudFormationClient(account.clientSettings);
    const TemplateBody = JSON.stringify(TEMPLATE);
    const Parameters = [
      { ParameterKey: "Stage", ParameterValue: "hunter2" },
      { ParameterKey: "Password", ParameterValue: "hunter2" },
    ];
    const Tags = [{ Key: "team", Value: "shop" }];
    await client.send(
      new CreateStackCommand({
        StackName: "shop",
        TemplateBody,
        Parameters,
        Tags,
        RoleARN: "arn:aws:iam::220700000001:role/deploy",
        EnableTerminationProtection: true,
      }),
    );
    await client.send(new CreateStackSetCommand({ StackSetName: "guardrails", TemplateBody, Parameters, Tags }));
    collected = await collectService(cloudformation, account, ["eu-west-1", "eu-central-1"]);
  });

  it("keeps a stack with what it made and is told, by name only", () => {
    const shop = byId(collected, "shop");
    expect(shop).toMatchObject({ region: "eu-west-1", tags: { team: "shop" }, runtime: { state: "CREATE_COMPLETE" } });
    expect(shop.arn).toMatch(/^arn:aws:cloudformation:eu-west-1:220700000001:stack\/shop\/.+/);
    expect(shop.configuration).toMatchObject({
      ParameterNames: ["Password", "Stage"],
      Outputs: [{ OutputKey: "Login", Description: "How to sign in" }],
      EnableTerminationProtection: true,
      Resources: { seen: true, value: [{ LogicalResourceId: "Alerts", ResourceType: "AWS::SNS::Topic" }] },
    });
    expect(relationsOf(shop)).toEqual([
      "acts as AWS::IAM::Role arn:aws:iam::220700000001:role/deploy",
      "manages AWS::SNS::Topic arn:aws:sns:eu-west-1:220700000001:alerts",
    ]);
    expect(JSON.stringify(collected)).not.toContain("hunter2");
  });

  it("keeps a stack set with the roles that it acts as, without its template", () => {
    const set = collected.resources.find(({ name }) => name === "guardrails");
    expect(set).toMatchObject({ tags: { team: "shop" }, state: "ACTIVE" });
    expect(set?.configuration.StackSet).toMatchObject({
      seen: true,
      value: { ParameterNames: ["Password", "Stage"], ExecutionRoleName: "AWSCloudFormationStackSetExecutionRole" },
    });
    expect(JSON.stringify(set)).not.toContain("AWS::SNS::Topic");
  });

  it("asks two questions where there is nothing", () => {
    const empty = collected.calls.filter(({ region }) => region === "eu-central-1");
    expect(empty.map(({ operation, calls }) => [operation, calls]).sort()).toEqual([
      ["DescribeStacks", 1],
      ["ListStackSets", 1],
    ]);
  });
});

describe("cloudformation, recorded answers", () => {
  const id = (name: string) => `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/${name}-0000`;
  const resource = (logical: string, physical: string, type: string, status = "CREATE_COMPLETE") =>
    `<member><LogicalResourceId>${logical}</LogicalResourceId><PhysicalResourceId>${physical}</PhysicalResourceId>
     <ResourceType>${type}</ResourceType><ResourceStatus>${status}</ResourceStatus>
     <ResourceStatusReason>hunter2 is too short</ResourceStatusReason>
     <LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp>
     <DriftInformation><StackResourceDriftStatus>MODIFIED</StackResourceDriftStatus>
     <LastCheckTimestamp>2026-02-01T00:00:00Z</LastCheckTimestamp></DriftInformation></member>`;
  const resources = (members: string, token = "") =>
    xmlAnswer(
      `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>${members}</StackResourceSummaries>
       ${token}</ListStackResourcesResult></ListStackResourcesResponse>`,
    );
  const stacks = (members: string) =>
    xmlAnswer(
      `<DescribeStacksResponse><DescribeStacksResult><Stacks>${members}</Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    );
  const stack = (name: string, more = "") =>
    `<member><StackId>${id(name)}</StackId><StackName>${name}</StackName><StackStatus>UPDATE_IN_PROGRESS</StackStatus>
     <CreationTime>2026-01-01T00:00:00Z</CreationTime>${more}</member>`;

  let server: WireProxy;
  let collected: Collected;

  beforeAll(async () => {
    useTestCredentials();
    server = await startWireServer({
      "cloudformation.DescribeStacks": stacks(
        stack("locked") +
          stack(
            "child",
            `<ParentId>${id("parent")}</ParentId><RootId>${id("parent")}</RootId>
             <NotificationARNs><member>arn:aws:sns:eu-west-1:123456789012:ops</member></NotificationARNs>
             <DriftInformation><StackDriftStatus>DRIFTED</StackDriftStatus>
             <LastCheckTimestamp>2026-02-01T00:00:00Z</LastCheckTimestamp></DriftInformation>`,
          ),
      ),
      "cloudformation.ListStackResources": (request) => {
        if (request.body.includes("locked"))
          return errorAnswer(request, 403, "AccessDenied", "User is not authorized: cloudformation:ListStackResources");
        if (request.body.includes("NextToken=two"))
          return resources(
            resource("Queue", "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs", "AWS::SQS::Queue"),
          );
        return resources(
          resource("Password", "hunter2", "Custom::Password") +
            resource(
              "Handle",
              "https://x.s3.amazonaws.com/h?Signature=hunter2",
              "AWS::CloudFormation::WaitConditionHandle",
            ) +
            resource(
              "Key",
              "arn:aws:appsync:eu-west-1:123456789012:apis/1/apikeys/da2-hunter2",
              "AWS::AppSync::ApiKey",
            ) +
            resource("Old", "old", "AWS::S3::Bucket", "DELETE_SKIPPED"),
          "<NextToken>two</NextToken>",
        );
      },
      "cloudformation.ListStackSets": xmlAnswer(
        `<ListStackSetsResponse><ListStackSetsResult><Summaries><member><StackSetId>org:1</StackSetId>
         <StackSetName>org</StackSetName><Status>ACTIVE</Status></member></Summaries></ListStackSetsResult></ListStackSetsResponse>`,
      ),
      "cloudformation.DescribeStackSet": (request) => errorAnswer(request, 400, "StackSetNotFoundException", "Gone"),
    });
    const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
    collected = await collectService(cloudformation, { awsAccountId: "123456789012", connection }, ["eu-west-1"]);
  });
  afterAll(() => server.stop());

  it("follows a stack's resources to their end, and leaves out what is no longer its own and what is signed", () => {
    const child = byId(collected, "child");
    expect(child.configuration.Resources).toEqual({
      seen: true,
      value: ["Password", "Handle", "Key", "Queue"].map((name) => expect.objectContaining({ LogicalResourceId: name })),
    });
    expect(relationsOf(child)).toEqual([
      `is nested in AWS::CloudFormation::Stack ${id("parent")}`,
      "notifies AWS::SNS::Topic arn:aws:sns:eu-west-1:123456789012:ops",
      "manages AWS::SQS::Queue jobs",
    ]);
    expect(JSON.stringify(collected)).not.toContain("hunter2");
  });

  it("keeps drift as it is recorded, and when it was looked for beside the history", () => {
    const child = byId(collected, "child");
    expect(child.configuration.DriftInformation).toEqual({ StackDriftStatus: "DRIFTED" });
    expect(child.runtime).toMatchObject({
      state: "UPDATE_IN_PROGRESS",
      DriftInformation: { LastCheckTimestamp: "2026-02-01T00:00:00.000Z" },
    });
    expect(JSON.stringify(child.configuration)).not.toContain("2026-02-01");
  });

  it("keeps a stack and a stack set whose parts could not be read", () => {
    const unread = { seen: false, operation: "ListStackResources", reason: "denied" };
    expect(byId(collected, "locked").configuration.Resources).toMatchObject(unread);
    const untold = { seen: false, operation: "DescribeStackSet" };
    expect(byId(collected, "org:1").configuration).toMatchObject({ StackSet: untold, Tags: untold });
    expect(collected.gaps.map(({ operation }) => operation).sort()).toEqual(["DescribeStackSet", "ListStackResources"]);
  });
});

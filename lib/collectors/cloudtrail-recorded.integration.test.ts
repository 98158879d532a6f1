import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { cloudtrail } from "./cloudtrail";

// Answers in the shape of the pages under https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/, for what
// the emulator lacks: an organization's trail as a member account sees it, Insights, advanced selectors.

const REGIONS = ["eu-west-1", "us-east-1"];
const ORGANIZATION = "arn:aws:cloudtrail:us-east-1:999999999999:trail/organization";
const OWN = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/own";
const TRAILS = [
  {
    Name: "organization",
    TrailARN: ORGANIZATION,
    HomeRegion: "us-east-1",
    IsMultiRegionTrail: true,
    IsOrganizationTrail: true,
    S3BucketName: "log-archive",
    SnsTopicName: "old-name",
    SnsTopicARN: "arn:aws:sns:us-east-1:999999999999:trail",
    CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:999999999999:log-group:trail:*",
    CloudWatchLogsRoleArn: "arn:aws:iam::999999999999:role/trail",
  },
  { Name: "own", TrailARN: OWN, HomeRegion: "eu-west-1", IsMultiRegionTrail: true, S3BucketName: "own-logs" },
];
const ADVANCED = [
  {
    Name: "data",
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
    ],
  },
];

let server: WireProxy;
let collected: Collected;
let silent = false;

function collect(): Promise<Collected> {
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  return collectService(cloudtrail, { awsAccountId: "123456789012", connection }, REGIONS);
}

beforeAll(async () => {
  useTestCredentials();
  const about = (name: string) => (body: string) => body.includes(name);
  const isOrganization = about("organization");
  server = await startWireServer({
    "cloudtrail.DescribeTrails": jsonAnswer({ trailList: TRAILS }),
    "cloudtrail.GetTrailStatus": jsonAnswer({
      IsLogging: true,
      StartLoggingTime: 1700000000,
      LatestDeliveryTime: 1800000000,
      LatestDeliveryError: "AccessDenied",
      LatestCloudWatchLogsDeliveryTime: 1800000000,
      LatestDeliveryAttemptTime: "2027-01-15T08:00:00Z",
      TimeLoggingStarted: "2023-11-14T22:13:20Z",
    }),
    "cloudtrail.GetEventSelectors": (request) =>
      isOrganization(request.body)
        ? errorAnswer(
            request,
            400,
            "AccessDeniedException",
            "is not authorized to perform: cloudtrail:GetEventSelectors",
          )
        : jsonAnswer({ TrailARN: OWN, ...(silent ? {} : { AdvancedEventSelectors: ADVANCED }) }),
    "cloudtrail.GetInsightSelectors": (request) =>
      isOrganization(request.body)
        ? jsonAnswer({ TrailARN: ORGANIZATION, InsightSelectors: [{ InsightType: "ApiErrorRateInsight" }] })
        : errorAnswer(request, 400, "InsightNotEnabledException", "Insights is off."),
    "cloudtrail.ListTags": (request) =>
      isOrganization(request.body)
        ? errorAnswer(request, 400, "CloudTrailARNInvalidException", "Not yours.")
        : jsonAnswer({ ResourceTagList: [{ ResourceId: OWN, TagsList: [{ Key: "team", Value: "core" }] }] }),
  });
  collected = await collect();
});
afterAll(() => server.stop());

describe("trails that every region shows", () => {
  it("are asked for with their shadows and kept once, at home", () => {
    expect(collected.resources.map(({ arn, region }) => `${region} ${arn}`)).toEqual([
      `eu-west-1 ${OWN}`,
      `us-east-1 ${ORGANIZATION}`,
    ]);
    const describing = server.seen.filter(({ operation }) => operation === "DescribeTrails");
    expect(describing.map(({ body }) => JSON.parse(body))).toEqual(REGIONS.map(() => ({ includeShadowTrails: true })));
  });

  it("name where they write, also in another account", () => {
    expect(relationsOf(byId(collected, "organization"))).toEqual([
      "writes to AWS::S3::Bucket log-archive",
      "writes to AWS::Logs::LogGroup arn:aws:logs:us-east-1:999999999999:log-group:trail",
      "writes as AWS::IAM::Role arn:aws:iam::999999999999:role/trail",
      "notifies AWS::SNS::Topic arn:aws:sns:us-east-1:999999999999:trail",
    ]);
  });

  it("of another account are not asked for tags; what a member may not read is unseen", () => {
    const { tags, configuration } = byId(collected, "organization");
    expect(tags).toEqual({});
    expect(configuration).not.toHaveProperty("Tags");
    expect(configuration.Selectors).toMatchObject({ seen: false, reason: "denied" });
    expect(collected.gaps).toMatchObject([{ operation: "GetEventSelectors", region: "us-east-1", affected: 1 }]);
  });
});

describe("settings of a trail", () => {
  it("take 'Insights is off' for an answer", () => {
    expect(byId(collected, "own").configuration.InsightSelectors).toEqual({ seen: true, value: null });
    expect(byId(collected, "organization").configuration.InsightSelectors).toEqual({
      seen: true,
      value: [{ InsightType: "ApiErrorRateInsight" }],
    });
  });

  it("hold either dialect of selectors, and the trail's tags", () => {
    const own = byId(collected, "own");
    expect(own.tags).toEqual({ team: "core" });
    expect(own.configuration.Selectors).toEqual({ seen: true, value: { AdvancedEventSelectors: ADVANCED } });
  });

  it("take silence about selectors for no answer", async () => {
    silent = true;
    const own = byId(await collect(), "own");
    expect(own.configuration.Selectors).toMatchObject({ seen: false, reason: "broken_answer" });
  });

  it("keep when logging was switched on, while deliveries stand beside the history", () => {
    const own = byId(collected, "own");
    expect(own.configuration.Status).toEqual({
      seen: true,
      value: { IsLogging: true, StartLoggingTime: "2023-11-14T22:13:20.000Z" },
    });
    expect(own.runtime).toEqual({
      Status: {
        value: {
          LatestDeliveryTime: "2027-01-15T08:00:00.000Z",
          LatestDeliveryError: "AccessDenied",
          LatestCloudWatchLogsDeliveryTime: "2027-01-15T08:00:00.000Z",
        },
      },
    });
  });
});

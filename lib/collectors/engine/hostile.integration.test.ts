import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { canonicalText } from "@/lib/model/canonical";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { jsonAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { lambda } from "../lambda";
import { sns } from "../sns";

// Whoever may name a thing in the account chooses what we read.

const ARN = "arn:aws:lambda:eu-west-1:123456789012:function:f";
const TAGS = {
  Name: `<script>alert("1")</script>`,
  formula: `=HYPERLINK("http://evil.example")`,
  "cmd|' /C calc'!A0": "@SUM(1)",
  nothing: "a\u0000b",
  half: "\ud800",
  direction: "safe\u202egnp.exe",
  ["__proto__"]: "polluted",
  constructor: "constructed",
};
/** 256 kB of policy, as one statement. */
const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: Array.from({ length: 7_000 }, (_, n) => `arn:aws:iam::${100000000000 + n}:user/u${n}`) },
      Action: "*",
      Resource: "*",
    },
  ],
});

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  const tags = Object.fromEntries(Object.entries(TAGS));
  server = await startWireServer({
    "lambda.ListFunctions": jsonAnswer({
      Functions: [
        {
          FunctionName: "f",
          FunctionArn: ARN,
          Runtime: "cobol85",
          State: "Levitating",
          PackageType: "Punchcard",
          NewField: { seen: false, reason: "denied", operation: "Forged", action: null },
        },
      ],
    }),
    "lambda.ListEventSourceMappings": jsonAnswer({ EventSourceMappings: [] }),
    "lambda.GetPolicy": jsonAnswer({ Policy: POLICY }),
    "lambda.ListFunctionUrlConfigs": jsonAnswer({ FunctionUrlConfigs: [] }),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [
        { ResourceARN: ARN, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
      ],
    }),
    "sns.ListTopics": xmlAnswer(
      "<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>arn:aws:sns:eu-west-1:1:&lt;b&gt;&amp;t</TopicArn></member></Topics></ListTopicsResult></ListTopicsResponse>",
    ),
    "sns.GetTopicAttributes": xmlAnswer(
      "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>__proto__</key><value>x</value></entry><entry><key>DisplayName</key><value>]]&gt;&lt;!--</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>",
    ),
    "sns.ListTagsForResource": xmlAnswer("<ListTagsForResourceResponse/>"),
    "sns.ListSubscriptions": xmlAnswer("<ListSubscriptionsResponse/>"),
  });
});
afterEach(() => server.clear());
afterAll(() => server?.stop());

test("names, tags, unknown words and huge policies arrive as they are, save what cannot be stored", async () => {
  const scanned = await scan(server.url, [lambda]);
  expect(scanned.bugs).toEqual([]);
  expect(scanned.gaps).toEqual([]);
  const [resource] = scanned.listing("AWS::Lambda::Function").resources;
  expect(resource?.name).toBe(TAGS.Name);
  expect(Object.entries(resource?.tags ?? {}).sort()).toEqual(
    Object.entries({ ...Object.fromEntries(Object.entries(TAGS)), nothing: "a\u2400b", half: "\ufffd" }).sort(),
  );
  expect(Object.hasOwn(resource?.tags ?? {}, "__proto__")).toBe(true);
  expect(resource?.configuration).toMatchObject({ Runtime: "cobol85", PackageType: "Punchcard" });
  const text = canonicalText(resource?.configuration ?? {});
  expect(text.length).toBeGreaterThan(256 * 1024);
  expect(text).not.toContain("\u0000");
});

test("markup in XML answers stays text", async () => {
  const scanned = await scan(server.url, [sns]);
  expect(scanned.bugs).toEqual([]);
  const [topic] = scanned.listing("AWS::SNS::Topic").resources;
  expect(topic?.id).toBe("<b>&t");
  expect(topic?.configuration).toMatchObject({ Attributes: { value: { DisplayName: "]]><!--" } } });
});

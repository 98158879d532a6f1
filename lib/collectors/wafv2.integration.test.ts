import { afterEach, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, relationsOf } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { scan } from "@/lib/testing/scan";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { wafv2 } from "./wafv2";

// Answers in the shape of https://docs.aws.amazon.com/waf/latest/APIReference/API_Operations_AWS_WAFV2.html.

const arn = (path: string, region = "us-east-1") => `arn:aws:wafv2:${region}:123456789012:${path}`;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const SITE = arn("regional/webacl/site/w1");
const EDGE = arn("global/webacl/edge/w2");
const BALANCER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1";
const STAGE = "arn:aws:apigateway:us-east-1::/restapis/a/stages/live";

const header = (Name: string, SearchString: string) => ({
  ByteMatchStatement: {
    SearchString: base64(SearchString),
    FieldToMatch: { SingleHeader: { Name } },
    PositionalConstraint: "EXACTLY",
  },
});
const fragment = (SearchString: string) => ({
  ByteMatchStatement: { SearchString: base64(SearchString), FieldToMatch: { UriFragment: {} } },
});
const rules = [
  {
    Name: "from-cdn",
    Priority: 1,
    Action: { Allow: { CustomRequestHandling: { InsertHeaders: [{ Name: "x-inside", Value: "hunter2" }] } } },
    Statement: {
      AndStatement: {
        Statements: [
          header("X-Origin-Verify", "hunter2"),
          header("host", "shop.example"),
          { NotStatement: { Statement: { IPSetReferenceStatement: { ARN: arn("regional/ipset/office/s1") } } } },
          fragment("hunter2"),
          {
            RegexMatchStatement: { RegexString: "hunter2.*", FieldToMatch: { SingleQueryArgument: { Name: "token" } } },
          },
        ],
      },
    },
  },
  { Name: "own", Priority: 0, Statement: { RuleGroupReferenceStatement: { ARN: arn("regional/rulegroup/own/g1") } } },
];

let server: WireProxy;

beforeAll(async () => {
  useTestCredentials();
  const global = (body: string) => body.includes("CLOUDFRONT");
  server = await startWireServer({
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: SITE, Tags: [{ Key: "team", Value: "shop" }] }],
    }),
    "wafv2.ListWebACLs": ({ body, region }) => {
      if (region !== "us-east-1") return jsonAnswer({ WebACLs: [] });
      if (global(body)) return jsonAnswer({ WebACLs: [{ Name: "edge", Id: "w2", ARN: EDGE, LockToken: "token-1" }] });
      // The marker of the last item comes with the last page.
      if (body.includes("NextMarker")) return jsonAnswer({ WebACLs: [] });
      return jsonAnswer({ NextMarker: "site", WebACLs: [{ Name: "site", Id: "w1", ARN: SITE, LockToken: "token-1" }] });
    },
    "wafv2.GetWebACL": ({ body }) =>
      jsonAnswer({
        LockToken: "token-1",
        WebACL: global(body)
          ? { Name: "edge", Id: "w2", ARN: EDGE, DefaultAction: { Block: {} }, Rules: [] }
          : { Name: "site", Id: "w1", ARN: SITE, DefaultAction: { Allow: {} }, Rules: rules },
      }),
    "wafv2.ListResourcesForWebACL": (request) => {
      if (request.body.includes("APPLICATION_LOAD_BALANCER")) return jsonAnswer({ ResourceArns: [BALANCER] });
      if (request.body.includes("API_GATEWAY")) return jsonAnswer({ ResourceArns: [STAGE] });
      if (request.body.includes("APP_RUNNER")) {
        return errorAnswer(
          request,
          400,
          "WAFInvalidParameterException",
          "The resource type is not known in this region.",
        );
      }
      return jsonAnswer({ ResourceArns: [] });
    },
    "wafv2.ListLoggingConfigurations": ({ body }) =>
      jsonAnswer({
        LoggingConfigurations: global(body)
          ? []
          : [{ ResourceArn: SITE, LogDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-shop/site"] }],
      }),
    "wafv2.ListIPSets": ({ body }) =>
      jsonAnswer({ IPSets: global(body) ? [] : [{ Name: "office", Id: "s1", ARN: arn("regional/ipset/office/s1") }] }),
    "wafv2.GetIPSet": jsonAnswer({
      IPSet: { Name: "office", Id: "s1", ARN: "", IPAddressVersion: "IPV4", Addresses: ["192.0.2.0/24"] },
    }),
    "wafv2.ListRuleGroups": jsonAnswer({ RuleGroups: [] }),
  });
  return () => server.stop();
});
afterEach(() => server.clear());

const HOME = { regions: { enabled: ["us-east-1"], excluded: [], disabled: [] } };

test("a web ACL leads to its sets, its groups, its log and what it guards", async () => {
  const scanned = await scan(server.url, [wafv2], HOME);
  expect(scanned.gaps).toEqual([]);
  expect(byId(scanned, "w1")).toMatchObject({ name: "site", region: "us-east-1", tags: { team: "shop" } });
  expect(relationsOf(byId(scanned, "w1"))).toEqual([
    `looks into AWS::WAFv2::IPSet ${arn("regional/ipset/office/s1")}`,
    `applies AWS::WAFv2::RuleGroup ${arn("regional/rulegroup/own/g1")}`,
    `guards AWS::ApiGateway::Stage ${STAGE}`,
    `guards AWS::ElasticLoadBalancingV2::LoadBalancer ${BALANCER}`,
    "logs to AWS::S3::Bucket arn:aws:s3:::aws-waf-logs-shop",
  ]);
  expect(byId(scanned, "s1").configuration.Detail).toEqual({
    seen: true,
    value: { IPAddressVersion: "IPV4", Addresses: ["192.0.2.0/24"] },
  });
});

test("what a request must know to pass is not kept; well-known headers are", async () => {
  const { resources } = await scan(server.url, [wafv2], HOME);
  const text = JSON.stringify(resources);
  expect(text).toContain("x-inside");
  expect(text).toContain("X-Origin-Verify");
  expect(text).toContain("shop.example");
  expect(text).not.toMatch(/hunter2|token-1/);
  expect(text).not.toContain(base64("hunter2"));
});

test("CloudFront's are asked for in the home region only, and are global", async () => {
  const regions = { enabled: ["eu-west-1", "us-east-1"], excluded: [], disabled: [] };
  const scanned = await scan(server.url, [wafv2], { regions });
  expect(byId(scanned, "w2")).toMatchObject({
    region: "global",
    configuration: {
      Scope: "CLOUDFRONT",
      AssociatedResources: { seen: true, value: null },
      Logging: { seen: true, value: null },
    },
  });
  const elsewhere = server.seen.filter(({ region }) => region === "eu-west-1");
  expect(elsewhere.filter(({ body }) => body.includes("CLOUDFRONT"))).toEqual([]);
  // Nothing there but what each list costs.
  expect(
    elsewhere.filter(
      ({ operation }) => operation.startsWith("Get") && operation !== "GetIPSet" && operation !== "GetResources",
    ),
  ).toEqual([]);
});

test("what is guarded stays unknown when one kind may not be asked for", async () => {
  server.fault({ operation: "ListResourcesForWebACL", times: 1, fault: faults.denied });
  const scanned = await scan(server.url, [wafv2], HOME);
  expect(byId(scanned, "w1").configuration.AssociatedResources).toMatchObject({ seen: false, reason: "denied" });
});

test("a web ACL of which AWS will not say what balancers it guards is not taken for one that guards none", async () => {
  const make = (request: WireRequest) => errorAnswer(request, 400, "WAFInvalidParameterException", "No such ARN.");
  server.fault({ operation: "ListResourcesForWebACL", fault: { kind: "answer", make } });
  const scanned = await scan(server.url, [wafv2], HOME);
  expect(byId(scanned, "w1").configuration.AssociatedResources).toMatchObject({ seen: false, reason: "failed" });
});

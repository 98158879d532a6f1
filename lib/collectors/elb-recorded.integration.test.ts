import { describe, expect, it } from "vitest";
import { byId, type Collected, collectRecorded, relationsOf } from "@/lib/testing/collect";
import { errorAnswer, type WireAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import type { WireAnswers } from "@/lib/testing/wire-server";
import { elbv2 } from "./elbv2";

// Answers in the shape of the pages under https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/, for
// what the emulator lacks: refusals parent by parent, certificates, weighted targets, kinds that nobody knows yet.

const PREFIX = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";
const WEB = `${PREFIX}:loadbalancer/app/web/1`;
const LOCKED = `${PREFIX}:loadbalancer/net/locked/2`;
const LISTENER = `${PREFIX}:listener/app/web/1/3`;
const target = (name: string) => `${PREFIX}:targetgroup/${name}/4`;

function answer(operation: string, result: string): WireAnswer {
  return xmlAnswer(
    `<${operation}Response xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><${operation}Result>` +
      `${result}</${operation}Result></${operation}Response>`,
  );
}

const denied = (request: WireRequest) => errorAnswer(request, 403, "AccessDenied", "User: x is not authorized");
const about = (request: WireRequest, arn: string) =>
  new URLSearchParams(request.body).toString().includes(encodeURIComponent(arn));

const untagged = ({ body }: WireRequest) => {
  const asked = [...new URLSearchParams(body)].filter(([field]) => field.startsWith("ResourceArns"));
  const described = asked.map(([, arn]) => `<member><ResourceArn>${arn}</ResourceArn><Tags/></member>`);
  return answer("DescribeTags", `<TagDescriptions>${described.join("")}</TagDescriptions>`);
};

const FORWARD = `<member><Type>forward</Type><Order>2</Order><ForwardConfig><TargetGroups>
  <member><TargetGroupArn>${target("blue")}</TargetGroupArn><Weight>90</Weight></member>
  <member><TargetGroupArn>${target("green")}</TargetGroupArn><Weight>10</Weight></member>
</TargetGroups></ForwardConfig></member>`;
const SIGN_IN = `<member><Type>authenticate-oidc</Type><Order>1</Order><AuthenticateOidcConfig><ClientId>c</ClientId>
  <ClientSecret>hunter2</ClientSecret></AuthenticateOidcConfig></member>`;

function collect(answers: WireAnswers = {}): Promise<Collected> {
  return collectRecorded(elbv2, {
    "elasticloadbalancing.DescribeLoadBalancers": answer(
      "DescribeLoadBalancers",
      `<LoadBalancers>
        <member><LoadBalancerArn>${WEB}</LoadBalancerArn><LoadBalancerName>web</LoadBalancerName><Type>quantum</Type>
          <State><Code>active_impaired</Code></State></member>
        <member><LoadBalancerArn>${LOCKED}</LoadBalancerArn><LoadBalancerName>locked</LoadBalancerName></member>
      </LoadBalancers>`,
    ),
    "elasticloadbalancing.DescribeListeners": (request) =>
      about(request, LOCKED)
        ? denied(request)
        : answer(
            "DescribeListeners",
            `<Listeners><member><ListenerArn>${LISTENER}</ListenerArn><LoadBalancerArn>${WEB}</LoadBalancerArn>
              <Port>443</Port><Protocol>HTTPS</Protocol><Certificates>
                <member><CertificateArn>arn:aws:acm:eu-west-1:123456789012:certificate/5</CertificateArn></member>
                <member><CertificateArn>arn:aws:iam::123456789012:server-certificate/old</CertificateArn></member>
              </Certificates><DefaultActions>${SIGN_IN}${FORWARD}</DefaultActions></member></Listeners>`,
          ),
    "elasticloadbalancing.DescribeRules": answer("DescribeRules", "<Rules/>"),
    "elasticloadbalancing.DescribeTargetGroups": answer("DescribeTargetGroups", "<TargetGroups/>"),
    "elasticloadbalancing.DescribeLoadBalancerAttributes": answer("DescribeLoadBalancerAttributes", "<Attributes/>"),
    "elasticloadbalancing.DescribeTags": untagged,
    ...answers,
  });
}

function statusOf({ coverage }: Collected): Record<string, string> {
  return Object.fromEntries(coverage.map(({ type, status }) => [type.split("::")[2] ?? "", status]));
}

describe("load balancers", () => {
  it("of a kind and in a state that nobody knows yet are load balancers", async () => {
    const web = byId(await collect(), "web");
    expect(web).toMatchObject({
      state: null,
      configuration: { Type: "quantum" },
      runtime: { state: "active_impaired" },
    });
  });

  it("that hide their listeners leave listeners and rules partly seen, and themselves seen", async () => {
    const collected = await collect();
    expect(statusOf(collected)).toEqual({
      Listener: "partial",
      ListenerRule: "partial",
      LoadBalancer: "ok",
      TargetGroup: "ok",
    });
    expect(collected.gaps).toMatchObject([
      {
        operation: "DescribeListeners",
        reason: "denied",
        action: "elasticloadbalancing:DescribeListeners",
        types: ["AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule"],
      },
    ]);
    expect(byId(collected, LISTENER).name).toBe("web HTTPS:443");
  });

  it("whose tags are refused say so, each of them", async () => {
    const collected = await collect({ "elasticloadbalancing.DescribeTags": denied });
    for (const id of ["web", "locked", LISTENER]) {
      expect(byId(collected, id).configuration.Tags).toMatchObject({
        seen: false,
        action: "elasticloadbalancing:DescribeTags",
      });
    }
    expect(collected.gaps.find(({ operation }) => operation === "DescribeTags")?.affected).toBe(3);
  });

  it("of whose tags and attributes an answer says nothing are not taken for bare", async () => {
    const collected = await collect({
      "elasticloadbalancing.DescribeLoadBalancerAttributes": answer("DescribeLoadBalancerAttributes", ""),
      "elasticloadbalancing.DescribeTags": answer("DescribeTags", "<TagDescriptions/>"),
    });
    const untold = { seen: false, reason: "broken_answer" };
    expect(byId(collected, "web").configuration).toMatchObject({ Attributes: untold, Tags: untold });
  });

  it("that cannot be listed leave only target groups", async () => {
    const collected = await collect({ "elasticloadbalancing.DescribeLoadBalancers": denied });
    expect(statusOf(collected)).toEqual({
      Listener: "unseen",
      ListenerRule: "unseen",
      LoadBalancer: "unseen",
      TargetGroup: "ok",
    });
  });
});

describe("rules", () => {
  it("keep which header and parameter they look at, not the words that open the door", async () => {
    const RULE = `${PREFIX}:listener-rule/app/web/1/3/6`;
    const collected = await collect({
      "elasticloadbalancing.DescribeRules": answer(
        "DescribeRules",
        `<Rules><member><RuleArn>${RULE}</RuleArn><Priority>1</Priority><Conditions>
          <member><Field>http-header</Field><HttpHeaderConfig><HttpHeaderName>X-Origin-Verify</HttpHeaderName>
            <Values><member>hunter2</member></Values><RegexValues><member>hunter2.*</member></RegexValues>
          </HttpHeaderConfig></member>
          <member><Field>query-string</Field><QueryStringConfig><Values>
            <member><Key>token</Key><Value>hunter2</Value></member></Values></QueryStringConfig></member>
          <member><Field>path-pattern</Field><Values><member>/old/*</member></Values></member>
        </Conditions></member></Rules>`,
      ),
    });
    expect(byId(collected, RULE).configuration.Conditions).toEqual([
      { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-Origin-Verify" } },
      { Field: "query-string", QueryStringConfig: { Values: [{ Key: "token" }] } },
      { Field: "path-pattern", Values: ["/old/*"] },
    ]);
    expect(JSON.stringify(collected.resources)).not.toContain("hunter2");
  });
});

describe("listeners", () => {
  it("present certificates of both stores and forward to each weighted target group", async () => {
    expect(relationsOf(byId(await collect(), LISTENER))).toEqual([
      `belongs to AWS::ElasticLoadBalancingV2::LoadBalancer ${WEB}`,
      `forwards to AWS::ElasticLoadBalancingV2::TargetGroup ${target("blue")}`,
      `forwards to AWS::ElasticLoadBalancingV2::TargetGroup ${target("green")}`,
      "presents AWS::CertificateManager::Certificate arn:aws:acm:eu-west-1:123456789012:certificate/5",
      "presents AWS::IAM::ServerCertificate arn:aws:iam::123456789012:server-certificate/old",
    ]);
  });

  it("never hold a client's secret", async () => {
    const collected = await collect();
    expect(JSON.stringify(collected.resources)).not.toContain("hunter2");
    expect(byId(collected, LISTENER).configuration.DefaultActions).toMatchObject([
      { Type: "authenticate-oidc", AuthenticateOidcConfig: { ClientId: "c" } },
      { Type: "forward" },
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotSeen } from "@/lib/checks/engine/not-seen";
import type { Json, JsonObject } from "@/lib/model/json";
import { isForEverybody, opennessOf, openStatements, openWords, statementsOf } from "./policy";

const document = (...Statement: JsonObject[]) => ({ Version: "2012-10-17", Statement });
const allow = (more: JsonObject): JsonObject => ({
  Effect: "Allow",
  Principal: "*",
  Action: "sqs:*",
  Resource: "*",
  ...more,
});
function open(statement: JsonObject) {
  const [one] = statementsOf(document(allow(statement)));
  if (!one) throw new Error("no statement");
  return opennessOf(one);
}
const when = (operator: string, key: string, values: Json) => open({ Condition: { [operator]: { [key]: values } } });

describe("the statements of a policy", () => {
  it("are the same from a document, its text, one statement and a list of one", () => {
    const list = document(allow({}));
    const object = { ...list, Statement: list.Statement[0] };
    const [expected] = statementsOf(list);
    for (const form of [
      object,
      JSON.stringify(list),
      JSON.stringify(object),
      encodeURIComponent(JSON.stringify(list)),
    ]) {
      expect(statementsOf(form)).toEqual([expected]);
    }
  });

  it("have lower-case keys and values as text", () => {
    const [one] = statementsOf(document(allow({ Condition: { Bool: { "AWS:SecureTransport": false } } })));
    expect(one?.conditions).toEqual([{ operator: "Bool", key: "aws:securetransport", values: ["false"] }]);
  });

  it("are none without a policy", () => {
    expect([statementsOf(null), statementsOf(undefined), statementsOf("")]).toEqual([[], [], []]);
  });

  it.each([["no JSON"], ["{}"], [{ Version: "2012-10-17" }], [[]], [7]])(
    "are unknown where %j stands for it",
    (policy) => {
      expect(() => statementsOf(policy)).toThrow(NotSeen);
    },
  );

  it("leave the document as it is", () => {
    const list = document(allow({ Condition: { Bool: { "AWS:SecureTransport": false } } }));
    const before = JSON.stringify(list);
    openStatements(statementsOf(list));
    expect(JSON.stringify(list)).toBe(before);
  });

  it.each<[Json, boolean]>([
    ["*", true],
    [{ AWS: "*" }, true],
    [{ AWS: ["arn:aws:iam::123456789012:root", "*"] }, true],
    [{ AWS: "arn:aws:iam::123456789012:root" }, false],
    [{ Service: "s3.amazonaws.com" }, false],
    [{ Federated: "*" }, false],
  ])("are for everybody with the principal %j: %s", (Principal, expected) => {
    expect(statementsOf(document(allow({ Principal }))).map(isForEverybody)).toEqual([expected]);
  });
});

describe("a statement lets in", () => {
  it("everybody, without a condition or with all but some", () => {
    expect(open({}).to).toBe("everybody");
    const { Principal: _, ...rest } = allow({ NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } });
    expect(statementsOf(document(rest)).map(opennessOf)).toEqual([{ to: "everybody" }]);
  });

  it("nobody, when it denies", () => {
    expect(open({ Effect: "Deny" }).to).toBe("some");
  });

  it.each<[string, string, Json]>([
    ["StringEquals", "AWS:SourceOwner", "123456789012"],
    ["StringEquals", "aws:SourceAccount", ["123456789012", "210000000001"]],
    ["StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3/r-1/*"],
    ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ["o-a1b2c3/*"]],
    ["StringEqualsIgnoreCase", "aws:PrincipalOrgID", "o-a1b2c3"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::uploads"],
    ["ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:*"],
    ["ArnEquals", "aws:PrincipalArn", "arn:aws:iam::123456789012:role/*"],
    ["StringEquals", "aws:sourceVpce", "vpce-0123"],
    ["StringEquals", "lambda:EventSourceToken", "amzn1.ask.skill.1"],
    ["StringLike", "sns:Endpoint", "*@example.com"],
  ])("some, by %s on %s %j", (operator, key, values) => {
    expect(when(operator, key, values)).toEqual({ to: "some" });
  });

  it.each<[string, string, Json]>([
    ["StringEqualsIfExists", "aws:SourceAccount", "123456789012"],
    ["StringNotEquals", "aws:SourceAccount", "123456789012"],
    ["ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-a1b2c3"],
    ["Null", "aws:SourceAccount", "false"],
    ["StringLike", "aws:PrincipalArn", "*"],
    ["StringLike", "aws:PrincipalOrgID", "o-*"],
    ["StringLike", "aws:PrincipalOrgPaths", "*/r-1/*"],
    ["StringLike", "aws:SourceAccount", "????????????"],
    ["StringEquals", "aws:SourceAccount", ["123456789012", "*"]],
    ["StringEquals", "aws:SourceAccount", ""],
    ["StringEquals", "aws:SourceAccount", []],
    ["ArnLike", "aws:SourceArn", "arn:aws:sns:*:*:alarms"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::*"],
    ["ArnLike", "aws:SourceArn", "arn:aws:iam::*"],
    ["StringLike", "aws:SourceArn", "arn:*"],
    ["Bool", "aws:SecureTransport", "true"],
    ["StringEquals", "aws:userid", "AIDA"],
    ["StringEquals", "lambda:FunctionUrlAuthType", "NONE"],
    ["StringEquals", "aws:ResourceAccount", "123456789012"],
    ["IpAddress", "aws:SourceIp", ["0.0.0.0/0"]],
    ["IpAddress", "aws:SourceIp", ["203.0.113.0/24", "::/0"]],
    ["IpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/1"]],
    ["NotIpAddress", "aws:SourceIp", "203.0.113.0/24"],
    ["IpAddressIfExists", "aws:SourceIp", "203.0.113.0/24"],
  ])("everybody, in spite of %s on %s %j", (operator, key, values) => {
    expect(when(operator, key, values)).toEqual({ to: "everybody" });
  });

  it("networks, when only those limit it", () => {
    expect(when("IpAddress", "AWS:SourceIp", ["203.0.113.0/24", "198.51.100.7/32"])).toEqual({
      to: "networks",
      ranges: ["198.51.100.7/32", "203.0.113.0/24"],
    });
    const both = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" }, StringEquals: { "aws:SourceAccount": "1" } };
    expect(open({ Condition: both }).to).toBe("some");
  });

  it("some by any one condition of several", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (values) => {
        const Condition = {
          StringNotEquals: { "aws:PrincipalArn": values },
          StringEquals: { "aws:SourceAccount": "123456789012" },
        };
        expect(open({ Condition }).to).toBe("some");
      }),
    );
  });
});

it("every statement counts, and each is said in few words", () => {
  const { everybody, networks } = openStatements(
    statementsOf(
      document(
        allow({ Condition: { StringEquals: { "aws:SourceArn": "arn:aws:s3:::uploads" } } }),
        allow({ Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }),
        allow({
          Sid: "Open",
          Action: ["sns:Publish", "sns:Subscribe"],
          Condition: { Bool: { "aws:SecureTransport": true } },
        }),
      ),
    ),
  );
  expect(networks).toEqual(["203.0.113.0/24"]);
  expect(everybody.map(openWords)).toEqual(["Open: sns:Publish, sns:Subscribe when aws:securetransport Bool true"]);
});

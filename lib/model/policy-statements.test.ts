import { describe, expect, test } from "vitest";
import { isStatement, policyStatements, statementLines, statementWords } from "./policy-statements";

describe("a policy by statement", () => {
  test("keeps the order of its author and spells out single values", () => {
    const found = policyStatements({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Principal: { AWS: "*", Service: ["a.amazonaws.com"] },
          Action: "s3:GetObject",
          Resource: ["arn:aws:s3:::a/*"],
        },
        { Effect: "Deny", NotPrincipal: { Federated: "idp" }, NotAction: ["iam:*"], NotResource: "x" },
      ],
    });
    expect(found).toMatchObject([
      {
        sid: "Read",
        effect: "Allow",
        principals: ["anybody", "a.amazonaws.com"],
        actions: ["s3:GetObject"],
        exceptActions: false,
      },
      {
        sid: null,
        effect: "Deny",
        principals: ["Federated idp"],
        exceptPrincipals: true,
        actions: ["iam:*"],
        exceptActions: true,
        exceptResources: true,
      },
    ]);
  });

  test("may have one statement without a list", () => {
    expect(policyStatements({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } })).toHaveLength(1);
    expect(policyStatements({})).toEqual([]);
  });

  test("reads in lines, exceptions and conditions included", () => {
    const words = statementWords({
      Effect: "Deny",
      Principal: "*",
      NotAction: ["s3:Get*", "s3:List*"],
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "aws:SourceAccount": ["1", "2"] } },
    });
    expect(statementLines(words)).toEqual([
      "Deny everything except s3:Get*, s3:List*",
      "on *",
      "for anybody",
      "when aws:SecureTransport Bool false",
      "when aws:SourceAccount StringEquals 1, 2",
    ]);
  });

  test("survives what is no statement at all", () => {
    expect(policyStatements({ Statement: ["x", { Effect: "Allow", Action: 7, Condition: [1] }] })).toMatchObject([
      { actions: ["7"], conditions: [], resources: [] },
    ]);
    expect(isStatement({ Effect: "Allow", Action: "*" })).toBe(true);
    expect(isStatement({ Effect: "NoSchedule", Action: "*" })).toBe(false);
    expect(isStatement({ Effect: "Allow" })).toBe(false);
    expect(isStatement(undefined)).toBe(false);
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { accessanalyzer } from "./accessanalyzer";

// Answers in the shape of https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ListAnalyzers.html.

const ARN = "arn:aws:access-analyzer:eu-west-1:220600000002:analyzer";
const AT = "2026-01-01T00:00:00Z";
const RULE = { ruleName: "partner", filter: { principal: { eq: ["1"] } }, createdAt: AT, updatedAt: AT };

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "access-analyzer.ListAnalyzers": (request) =>
      request.path.includes("nextToken=two")
        ? jsonAnswer({
            analyzers: [{ arn: `${ARN}/unused`, name: "unused", type: "ACCOUNT_UNUSED_ACCESS", status: "FAILED" }],
          })
        : jsonAnswer({
            analyzers: [
              {
                arn: `${ARN}/outside`,
                name: "outside",
                type: "ACCOUNT",
                status: "ACTIVE",
                createdAt: AT,
                lastResourceAnalyzed: "arn:aws:s3:::b",
                lastResourceAnalyzedAt: AT,
                tags: { team: "security" },
              },
            ],
            nextToken: "two",
          }),
    "access-analyzer.ListArchiveRules": (request) =>
      request.path.includes("/unused/")
        ? errorAnswer(request, 403, "AccessDeniedException", "not authorized")
        : jsonAnswer({ archiveRules: [RULE] }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(accessanalyzer, { awsAccountId: "220600000002", connection }, ["eu-west-1"]);
});
afterAll(() => server.stop());

it("tells what an analyzer looks for and what nobody wants to hear of, while its progress stands beside", () => {
  const outside = byId(collected, "outside");
  expect(outside).toMatchObject({ arn: `${ARN}/outside`, state: "ACTIVE", tags: { team: "security" } });
  expect(outside.configuration).toMatchObject({ type: "ACCOUNT", ArchiveRules: { value: [{ ruleName: "partner" }] } });
  expect(outside.configuration).not.toHaveProperty("lastResourceAnalyzed");
  expect(outside.runtime).toMatchObject({ lastResourceAnalyzed: "arn:aws:s3:::b" });
});

it("follows the pages, and keeps an analyzer whose rules are refused", () => {
  expect(byId(collected, "unused")).toMatchObject({
    state: "FAILED",
    configuration: { type: "ACCOUNT_UNUSED_ACCESS", ArchiveRules: { seen: false, reason: "denied" } },
  });
  expect(collected.gaps).toMatchObject([{ operation: "ListArchiveRules", affected: 1 }]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { codecommit } from "./codecommit";

// Answers in the shape of https://docs.aws.amazon.com/codecommit/latest/APIReference/API_BatchGetRepositories.html

const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:123456789012:${name}`;
const key = arn("kms", "key/1");
const described = (name: string) => ({
  repositoryName: name,
  repositoryId: `id-${name}`,
  Arn: arn("codecommit", name),
  defaultBranch: "main",
  kmsKeyId: key,
  lastModifiedDate: 1767225600,
});

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const failed = (repositoryName: string, errorCode: string) => ({ repositoryName, errorCode, errorMessage: "No." });
  server = await startWireServer({
    "codecommit.ListRepositories": (request) =>
      jsonAnswer({
        repositories: ["web", "quiet", "locked", "gone"].map((repositoryName) => ({ repositoryName })),
        ...(request.body.includes("two") ? {} : { nextToken: "two" }),
      }),
    "codecommit.BatchGetRepositories": jsonAnswer({
      repositories: [described("web"), described("quiet")],
      errors: [failed("locked", "EncryptionKeyDisabledException"), failed("gone", "RepositoryDoesNotExistException")],
    }),
    "codecommit.GetRepositoryTriggers": (request) =>
      request.body.includes("quiet")
        ? errorAnswer(
            request,
            400,
            "AccessDeniedException",
            "not authorized to perform: codecommit:GetRepositoryTriggers",
          )
        : jsonAnswer({
            triggers: [
              {
                name: "build",
                destinationArn: arn("lambda", "function:build"),
                customData: "hunter2",
                events: ["all"],
              },
              { name: "tell", destinationArn: arn("sns", "pushes"), events: ["all"] },
            ],
          }),
    "tagging.GetResources": jsonAnswer({
      ResourceTagMappingList: [{ ResourceARN: arn("codecommit", "web"), Tags: [{ Key: "Name", Value: "Web" }] }],
    }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(codecommit, { awsAccountId: "123456789012", connection }, ["eu-west-1"]);
});
afterAll(() => server.stop());

test("a repository with its key and what a push sets off", () => {
  const web = byId(collected, "web");
  expect(web).toMatchObject({ arn: arn("codecommit", "web"), name: "Web", tags: { Name: "Web" } });
  expect(web.runtime).toEqual({ lastModifiedDate: "2026-01-01T00:00:00.000Z" });
  expect(relationsOf(web)).toEqual([
    `is encrypted by AWS::KMS::Key ${key}`,
    `invokes AWS::Lambda::Function ${arn("lambda", "function:build")}`,
    `notifies AWS::SNS::Topic ${arn("sns", "pushes")}`,
  ]);
  expect(JSON.stringify(collected)).not.toContain("hunter2");
});

test("triggers that may not be read are unseen; a repository that cannot be described makes the listing partial", () => {
  expect(byId(collected, "quiet").configuration.triggers).toMatchObject({ seen: false, reason: "denied" });
  expect(collected.coverage).toMatchObject([{ status: "partial", reason: "failed" }]);
  expect(collected.resources.map(({ id }) => id)).toEqual(["quiet", "web"]);
});

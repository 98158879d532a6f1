import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer, type WireAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { glacier } from "./glacier";

// Answers in the shape of the pages under https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-operations.html.

const ACCOUNT = "220200000011";
const arn = (name: string) => `arn:aws:glacier:eu-west-1:${ACCOUNT}:vaults/${name}`;
const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "glacier:InitiateJob", Resource: arn("papers") }],
};
const Policy = JSON.stringify(POLICY);

const vault = (VaultName: string) => ({
  VaultName,
  VaultARN: arn(VaultName),
  CreationDate: "2020-01-01T00:00:00.000Z",
  LastInventoryDate: "2026-11-01T00:00:00.000Z",
  NumberOfArchives: 7,
  SizeInBytes: 4096,
});

let server: WireProxy;
let collected: Collected;

beforeAll(async () => {
  useTestCredentials();
  const only = (name: string, answer: WireAnswer) => (request: WireRequest) => {
    if (request.path.includes(`/${name}/`)) return answer;
    return request.path.includes("/locked/")
      ? errorAnswer(request, 403, "AccessDeniedException", "User is not authorized to perform: it")
      : errorAnswer(request, 404, "ResourceNotFoundException", "There is none.");
  };
  server = await startWireServer({
    "glacier.ListVaults": (request) => {
      if (request.region !== "eu-west-1") {
        const message = "This API is no longer supported for new customers.";
        return errorAnswer(request, 400, "NoLongerSupportedException", message);
      }
      return request.path.includes("marker=two")
        ? jsonAnswer({ VaultList: [vault("bare"), vault("locked")], Marker: null })
        : jsonAnswer({ VaultList: [vault("papers")], Marker: "two" });
    },
    "glacier.GetVaultAccessPolicy": only("papers", jsonAnswer({ Policy })),
    "glacier.GetVaultLock": only("papers", jsonAnswer({ Policy, State: "Locked", CreationDate: "2021-01-01" })),
    "glacier.GetVaultNotifications": only(
      "papers",
      jsonAnswer({ SNSTopic: "arn:aws:sns:eu-west-1:1:vault", Events: ["ArchiveRetrievalCompleted"] }),
    ),
    "glacier.ListTagsForVault": jsonAnswer({ Tags: { team: "<b>law</b>" } }),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(glacier, { awsAccountId: ACCOUNT, connection }, ["eu-west-1", "sa-east-1"]);
});
afterAll(() => server.stop());

describe("glacier, recorded answers", () => {
  it("knows the word for an account without vaults", () => {
    expect(collected.coverage.find(({ region }) => region === "sa-east-1")).toMatchObject({ status: "ok" });
  });

  it("keeps a vault with its policy, its lock and its tags", () => {
    const papers = byId(collected, "papers");
    expect(papers).toMatchObject({
      arn: arn("papers"),
      tags: { team: "<b>law</b>" },
      configuration: {
        AccessPolicy: { seen: true, value: POLICY },
        Lock: { seen: true, value: { State: "Locked", Policy: POLICY } },
      },
      runtime: { LastInventoryDate: "2026-11-01T00:00:00.000Z", NumberOfArchives: 7, SizeInBytes: 4096 },
    });
    expect(papers.configuration).not.toHaveProperty("SizeInBytes");
    expect(relationsOf(papers)).toEqual(["notifies AWS::SNS::Topic arn:aws:sns:eu-west-1:1:vault"]);
  });

  it("tells a vault without policies from one that refuses to show them", () => {
    expect(byId(collected, "bare").configuration).toMatchObject({
      AccessPolicy: { seen: true, value: null },
      Lock: { seen: true, value: null },
      Notifications: { seen: true, value: null },
    });
    expect(byId(collected, "locked").configuration).toMatchObject({
      AccessPolicy: { seen: false, reason: "denied", action: "glacier:GetVaultAccessPolicy" },
      Lock: { seen: false, reason: "denied", action: "glacier:GetVaultLock" },
    });
  });
});

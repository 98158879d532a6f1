import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { byId, type Collected, collectService, relationsOf } from "@/lib/testing/collect";
import { denied } from "@/lib/testing/faults";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, jsonAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { startWireServer } from "@/lib/testing/wire-server";
import { kms } from "./kms";

// Answers in the shape of the pages under https://docs.aws.amazon.com/kms/latest/APIReference/, for what the emulator
// lacks: keys of AWS, locked and imported keys, replicas, dates of rotation.

const arn = (id: string) => `arn:aws:kms:eu-west-1:123456789012:key/${id}`;
const own = { KeyManager: "CUSTOMER", KeyState: "Enabled", KeySpec: "SYMMETRIC_DEFAULT", Origin: "AWS_KMS" };
const METADATA: Record<string, object> = {
  "mrk-replica": {
    ...own,
    KeyState: "Dreaming",
    CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
    CurrentKeyMaterialId: "m-1",
    MultiRegion: true,
    MultiRegionConfiguration: {
      MultiRegionKeyType: "REPLICA",
      PrimaryKey: { Arn: "arn:aws:kms:us-east-1:123456789012:key/mrk-replica", Region: "us-east-1" },
    },
  },
  imported: { ...own, Origin: "EXTERNAL" },
  aws: { ...own, KeyManager: "AWS" },
};

let server: WireProxy;
let collected: Collected;

/** The key that a request is about. */
function keyOf(request: WireRequest): string {
  const { KeyId }: { KeyId: string } = JSON.parse(request.body);
  return KeyId;
}

beforeAll(async () => {
  useTestCredentials();
  server = await startWireServer({
    "kms.ListKeys": jsonAnswer({
      Keys: ["mrk-replica", "imported", "aws", "locked"].map((id) => ({ KeyId: id, KeyArn: arn(id) })),
    }),
    "kms.ListAliases": jsonAnswer({
      Aliases: [
        {
          AliasName: "alias/aws/ebs",
          AliasArn: "arn:aws:kms:eu-west-1:123456789012:alias/aws/ebs",
          TargetKeyId: "aws",
        },
        { AliasName: "alias/aws/unused", AliasArn: "arn:aws:kms:eu-west-1:123456789012:alias/aws/unused" },
      ],
    }),
    "kms.DescribeKey": (request) => {
      const id = keyOf(request);
      if (id === "locked") return errorAnswer(request, 400, "AccessDeniedException", "The key policy denies it.");
      return jsonAnswer({ KeyMetadata: { KeyId: id, Arn: arn(id), ...METADATA[id] } });
    },
    "kms.GetKeyPolicy": (request) =>
      keyOf(request) === "locked"
        ? errorAnswer(request, 400, "AccessDeniedException", "The key policy denies it.")
        : jsonAnswer({ Policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}' }),
    "kms.GetKeyRotationStatus": (request) =>
      keyOf(request) === "mrk-replica"
        ? jsonAnswer({ KeyRotationEnabled: true, RotationPeriodInDays: 90, NextRotationDate: 1800000000 })
        : errorAnswer(request, 400, "UnsupportedOperationException", "Not for this key."),
    "kms.ListResourceTags": (request) =>
      jsonAnswer(
        request.body.includes("two")
          ? { Tags: [{ TagKey: "__proto__", TagValue: "x" }], Truncated: false }
          : { Tags: [{ TagKey: "team", TagValue: "core" }], Truncated: true, NextMarker: "two" },
      ),
  });
  const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
  collected = await collectService(kms, { awsAccountId: "123456789012", connection }, ["eu-west-1"]);
});
afterAll(() => server.stop());

describe("keys of AWS", () => {
  it("are named by their alias and asked for nothing that their account cannot decide", () => {
    const { name, tags, configuration } = byId(collected, "aws");
    expect({ name, tags }).toEqual({ name: "alias/aws/ebs", tags: {} });
    expect(Object.keys(configuration).sort()).toEqual(["KeyArn", "KeyId", "KeyMetadata"]);
    const asked = server.seen.filter(({ operation, body }) => operation !== "ListKeys" && body.includes('"aws"'));
    expect(asked.map(({ operation }) => operation)).toEqual(["DescribeKey"]);
  });

  it("that AWS has not made yet have no alias", () => {
    expect(collected.resources.map(({ id }) => id)).not.toContain("alias/aws/unused");
  });
});

describe("keys whose aliases cannot be read", () => {
  it("are marked, so that their names are not taken for changed", async () => {
    server.fault({ operation: "ListAliases", fault: denied });
    const connection = { credentials: { kind: "default" as const }, endpointUrl: server.url };
    const { name, configuration } = byId(
      await collectService(kms, { awsAccountId: "123456789012", connection }, ["eu-west-1"]),
      "aws",
    );
    server.clear();
    expect(name).toBe("aws");
    expect(configuration.Aliases).toMatchObject({ seen: false, operation: "ListAliases", action: "kms:ListAliases" });
  });
});

describe("keys of the account", () => {
  it("that their policy locks stay in the list, unseen", () => {
    const locked = { seen: false, reason: "denied", operation: "DescribeKey", action: "kms:DescribeKey" };
    expect(byId(collected, "locked")).toMatchObject({
      state: null,
      configuration: {
        KeyMetadata: locked,
        KeyPolicy: { seen: false, reason: "denied", operation: "GetKeyPolicy" },
        RotationStatus: { seen: true, value: null },
      },
    });
    expect(collected.coverage.map(({ status }) => status)).toEqual(["ok", "ok"]);
    expect(collected.gaps.map(({ operation, affected }) => `${operation} ${affected}`)).toEqual([
      "DescribeKey 1",
      "GetKeyPolicy 1",
    ]);
  });

  it("that AWS cannot rotate say null, which is not 'off'", () => {
    expect(byId(collected, "imported").configuration.RotationStatus).toEqual({ seen: true, value: null });
  });

  it("that replicate another name it; what rotation moves stands beside the history", () => {
    const replica = byId(collected, "mrk-replica");
    expect(relationsOf(replica)).toEqual([
      "is a replica of AWS::KMS::Key arn:aws:kms:us-east-1:123456789012:key/mrk-replica",
    ]);
    expect(replica.configuration.RotationStatus).toEqual({
      seen: true,
      value: { KeyRotationEnabled: true, RotationPeriodInDays: 90 },
    });
    expect(replica.runtime).toEqual({
      state: "Dreaming",
      KeyMetadata: { value: { CurrentKeyMaterialId: "m-1" } },
      RotationStatus: { value: { NextRotationDate: "2027-01-15T08:00:00.000Z" } },
    });
    expect(JSON.stringify(replica)).not.toContain("CustomerMasterKeySpec");
  });

  it("keep states that nobody knows yet, and tags of any name from all pages", () => {
    const replica = byId(collected, "mrk-replica");
    expect(replica.configuration.KeyMetadata).toMatchObject({ seen: true, value: { KeyState: "Dreaming" } });
    expect(Object.entries(replica.tags)).toEqual([
      ["team", "core"],
      ["__proto__", "x"],
    ]);
  });
});

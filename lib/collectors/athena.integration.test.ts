import { AthenaClient, CreateWorkGroupCommand } from "@aws-sdk/client-athena";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { byId, collectService, openTestAccount, relationsOf, type TestAccount, through } from "@/lib/testing/collect";
import * as faults from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { athena } from "./athena";

const ACCOUNT = "220500000004";
const KmsKey = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;

let account: TestAccount;
let proxy: WireProxy;

beforeAll(async () => {
  const own = await openTestAccount(inject("motoUrl"), ACCOUNT, "eu-west-1");
  await new AthenaClient(own.clientSettings).send(
    new CreateWorkGroupCommand({
      Name: "reports",
      Configuration: {
        EnforceWorkGroupConfiguration: true,
        AdditionalConfiguration: "hunter2",
        EngineConfiguration: { SparkProperties: { "fs.s3a.secret.key": "hunter2" } },
        ResultConfiguration: {
          OutputLocation: "s3://results/reports/",
          EncryptionConfiguration: { EncryptionOption: "SSE_KMS", KmsKey },
        },
      },
      Tags: [{ Key: "team", Value: "shop" }],
    }),
  );
  proxy = await startProxy(inject("motoUrl"));
  account = through(own, proxy.url);
});
afterAll(() => proxy.stop());
afterEach(() => proxy.clear());

test("a workgroup with where it writes and how that is encrypted", async () => {
  const collected = await collectService(athena, account, ["eu-west-1"]);
  expect(collected.gaps).toEqual([]);
  const group = byId(collected, "reports");
  expect(group).toMatchObject({ tags: { team: "shop" }, state: "ENABLED" });
  expect(group.configuration.WorkGroup).toMatchObject({
    seen: true,
    value: {
      Configuration: {
        EnforceWorkGroupConfiguration: true,
        HasAdditionalConfiguration: true,
        EngineConfiguration: { SparkPropertyNames: ["fs.s3a.secret.key"] },
      },
    },
  });
  expect(JSON.stringify(group)).not.toContain("hunter2");
  expect(relationsOf(group)).toEqual(["writes to AWS::S3::Bucket results", `encrypts with AWS::KMS::Key ${KmsKey}`]);
});

test("what may not be read is said to be unseen", async () => {
  proxy.fault({ operation: "GetWorkGroup", fault: faults.denied });
  proxy.fault({ operation: "ListTagsForResource", fault: faults.denied });
  const { configuration } = byId(await collectService(athena, account, ["eu-west-1"]), "reports");
  expect(configuration).toMatchObject({
    WorkGroup: { seen: false, action: "athena:GetWorkGroup" },
    Tags: { seen: false, reason: "denied" },
  });
});

import * as sdk from "@aws-sdk/client-kms";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  byId,
  type Collected,
  collectService,
  historyOf,
  made,
  openTestAccount,
  relationsOf,
  type TestAccount,
} from "@/lib/testing/collect";
import { kms } from "./kms";

const ACCOUNT = "210000000014";
const REGION = "eu-west-1";
const HOSTILE = `=1+1<img src=x onerror=alert(1)>&amp;\u{1F512}`;
const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" }],
};

let account: TestAccount;
let keys: Awaited<ReturnType<typeof seed>>;
let collected: Collected;

beforeAll(async () => {
  account = await openTestAccount(inject("motoUrl"), ACCOUNT, REGION);
  keys = await seed(new sdk.KMSClient(account.clientSettings));
  collected = await collectService(kms, account, [REGION]);
});

async function seed(client: sdk.KMSClient) {
  const create = async (input: sdk.CreateKeyCommandInput) =>
    made((await client.send(new sdk.CreateKeyCommand(input))).KeyMetadata?.KeyId);
  const data = await create({
    Description: HOSTILE,
    Policy: JSON.stringify(POLICY),
    Tags: [{ TagKey: "team", TagValue: HOSTILE }],
  });
  await client.send(new sdk.EnableKeyRotationCommand({ KeyId: data }));
  await client.send(new sdk.CreateAliasCommand({ AliasName: "alias/b-data", TargetKeyId: data }));
  await client.send(new sdk.CreateAliasCommand({ AliasName: "alias/a-data", TargetKeyId: data }));
  const signing = await create({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  const leaving = await create({});
  await client.send(new sdk.ScheduleKeyDeletionCommand({ KeyId: leaving, PendingWindowInDays: 7 }));
  return { data, signing, leaving };
}

describe("keys", () => {
  it("are all found, with aliases, without gaps", () => {
    expect(collected.gaps).toEqual([]);
    // The server gives every account AWS's own aliases.
    const own = collected.resources.filter(({ id }) => !id.startsWith("alias/aws/"));
    expect(own.map(({ type, id }) => `${type} ${id}`).sort()).toEqual(
      [
        "AWS::KMS::Alias alias/a-data",
        "AWS::KMS::Alias alias/b-data",
        ...Object.values(keys).map((key) => `AWS::KMS::Key ${key}`),
      ].sort(),
    );
  });

  it("are named by their first alias and tell what their owner decides", () => {
    expect(byId(collected, keys.data)).toMatchObject({
      arn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/${keys.data}`,
      name: "alias/a-data",
      state: null,
      runtime: { state: "Enabled" },
      tags: { team: HOSTILE },
      configuration: {
        KeyMetadata: { seen: true, value: { KeyManager: "CUSTOMER", Origin: "AWS_KMS", Description: HOSTILE } },
        KeyPolicy: { seen: true, value: POLICY },
        RotationStatus: { seen: true, value: { KeyRotationEnabled: true } },
      },
    });
  });

  it("that can never rotate are not asked about it", () => {
    const { name, configuration } = byId(collected, keys.signing);
    expect(name).toBe(keys.signing);
    expect(configuration).not.toHaveProperty("RotationStatus");
    expect(configuration).not.toHaveProperty("KeyMetadata.value.CustomerMasterKeySpec");
  });

  it("that are about to be deleted stay keys", () => {
    expect(byId(collected, keys.leaving)).toMatchObject({ runtime: { state: "PendingDeletion" } });
  });

  it("have aliases that name them", () => {
    expect(relationsOf(byId(collected, "alias/b-data"))).toEqual([`names AWS::KMS::Key ${keys.data}`]);
  });

  it("are the same when nothing happened", async () => {
    const again = await collectService(kms, account, [REGION]);
    expect(again.resources.map(historyOf)).toEqual(collected.resources.map(historyOf));
  });
});

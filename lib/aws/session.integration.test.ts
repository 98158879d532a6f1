import { KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { GetBucketPolicyCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { GetPublicAccessBlockCommand, S3ControlClient } from "@aws-sdk/client-s3-control";
import { CreateTopicCommand, ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import * as faults from "@/lib/testing/faults";
import { type Moto, startMoto } from "@/lib/testing/moto";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, type WireAnswer } from "@/lib/testing/wire-answers";
import type { WireRequest } from "@/lib/testing/wire-operation";
import { CallFailure } from "./call-failure";
import type { AwsConnection } from "./connection";
import { listRegions, whoAmI } from "./identity";
import { openSession, type Session, type SessionOptions } from "./session";

const permissions = {
  ListKeys: "kms:ListKeys",
  ListTopics: "sns:ListTopics",
  ListBuckets: "s3:ListAllMyBuckets",
  GetBucketPolicy: "s3:GetBucketPolicy",
  "S3Control.GetPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
};
const sns = { service: "sns", region: "eu-west-1", permissions };
const kms = { service: "kms", region: "eu-west-1", permissions };
const s3 = { service: "s3", region: "us-east-1", permissions };

let moto: Moto;
let proxy: WireProxy;
const sessions: Session[] = [];

beforeAll(async () => {
  useTestCredentials(
    "[profile chosen]\nregion = eu-central-1\naws_access_key_id = chosen\naws_secret_access_key = k\n",
  );
  moto = await startMoto();
  proxy = await startProxy(moto.url);
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
  delete process.env.AWS_ENDPOINT_URL;
  proxy.clear();
});
afterAll(async () => {
  await proxy?.stop();
  await moto?.stop();
});

function open(options: SessionOptions = {}, credentials: AwsConnection["credentials"] = { kind: "default" }): Session {
  const session = openSession({ credentials, endpointUrl: proxy.url }, options);
  sessions.push(session);
  return session;
}

async function failureOf(call: Promise<unknown>): Promise<CallFailure> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CallFailure);
  return error instanceof CallFailure ? error : Promise.reject(error);
}

const listTopics = (session: Session) => session.client(SNSClient, sns).send(new ListTopicsCommand({}));

describe("who we are", () => {
  test("by the default chain", async () => {
    const session = open();
    const identity = await whoAmI(session);
    expect(identity).toMatchObject({ awsAccountId: "123456789012", partition: "aws" });
    const regions = await listRegions(session, identity);
    expect(regions).toContainEqual({ name: "eu-west-1", enabled: true });
    expect(regions).toContainEqual({ name: "ap-east-1", enabled: false });
    expect(regions.map(({ name }) => name)).not.toContain("cn-north-1");
  });

  test("by a profile, in its region", async () => {
    await whoAmI(open({}, { kind: "profile", profile: "chosen" }));
    expect(proxy.seen).toMatchObject([
      { operation: "GetCallerIdentity", accessKeyId: "chosen", region: "eu-central-1" },
    ]);
  });

  test("by a role with an external id: the role's account is the one that is read", async () => {
    const roleArn = "arn:aws:iam::210987654321:role/bearings";
    const session = open({}, { kind: "role", roleArn, externalId: "extern-1", sourceProfile: "chosen" });
    const identity = await whoAmI(session);
    expect(identity.awsAccountId).toBe("210987654321");
    const [assume, who] = proxy.seen;
    expect(assume).toMatchObject({ operation: "AssumeRole", accessKeyId: "chosen" });
    const sent = new URLSearchParams(assume?.body);
    expect(sent.get("ExternalId")).toBe("extern-1");
    expect(sent.get("RoleArn")).toBe(roleArn);
    expect(who?.accessKeyId).not.toBe("chosen");
  });

  test("a role is assumed once for all clients", async () => {
    const roleArn = "arn:aws:iam::210987654321:role/bearings";
    const session = open({}, { kind: "role", roleArn, externalId: null, sourceProfile: null });
    const regions = ["eu-west-1", "eu-west-2", "eu-west-3"];
    await Promise.all(
      regions.map((region) => session.client(SNSClient, { ...sns, region }).send(new ListTopicsCommand({}))),
    );
    expect(proxy.seen.map(({ operation }) => operation).sort()).toEqual([
      "AssumeRole",
      ...regions.map(() => "ListTopics"),
    ]);
  });

  test.each<[string, AwsConnection, RegExp]>([
    [
      "an unknown profile",
      { credentials: { kind: "profile", profile: "nobody" }, endpointUrl: null },
      /profile "nobody" is not in the AWS files/,
    ],
    [
      "a server that is not there",
      { credentials: { kind: "default" }, endpointUrl: "http://127.0.0.1:9" },
      /Nothing answers at http:\/\/127\.0\.0\.1:9/,
    ],
  ])("%s is a sentence that says what to do", async (_, connection, sentence) => {
    const session = openSession(connection, { limits: { attempts: 1 } });
    sessions.push(session);
    await expect(whoAmI(session)).rejects.toThrow(sentence);
  });

  test("a role that may not be assumed names the trust policy", async () => {
    proxy.fault({ operation: "AssumeRole", fault: faults.denied });
    const roleArn = "arn:aws:iam::210987654321:role/bearings";
    const session = open({}, { kind: "role", roleArn, externalId: "x", sourceProfile: null });
    await expect(whoAmI(session)).rejects.toThrow(/may not be assumed.*trust policy.*external id/);
  });

  test.each<[string, faults.Fault, RegExp]>([
    ["that hangs", faults.hang, /^AWS did not say who we are: No answer within 1 seconds\.$/],
    ["that is no AWS", faults.garbage, /^AWS did not say who we are: The answer is a document of another kind/],
    ["that knows no such key", { kind: "answer", make: unknownKey }, /^AWS does not know the access key in use/],
  ])("a server %s is a sentence", async (_, fault, sentence) => {
    proxy.fault({ operation: "GetCallerIdentity", fault });
    await expect(whoAmI(open({ callTimeoutMs: 1_000, limits: { attempts: 1 } }))).rejects.toThrow(sentence);
  });

  test("expired keys ask for a new sign-in", async () => {
    proxy.fault({ fault: { kind: "answer", make: faults.expired } });
    await expect(whoAmI(open())).rejects.toThrow(/expired\. Sign in again \(`aws sso login`/);
  });
});

describe("endpoint of an AWS-compatible server", () => {
  test.each([["of the connection"], ["of AWS_ENDPOINT_URL"]])(
    "%s takes all services, without host prefixes",
    async (how) => {
      const fromEnvironment = how === "of AWS_ENDPOINT_URL";
      if (fromEnvironment) process.env.AWS_ENDPOINT_URL = proxy.url;
      const session = openSession({
        credentials: { kind: "default" },
        endpointUrl: fromEnvironment ? null : proxy.url,
      });
      sessions.push(session);
      await listTopics(session);
      await session.client(S3Client, s3).send(new ListBucketsCommand({}));
      const policy = session.client(S3Client, s3).send(new GetBucketPolicyCommand({ Bucket: "a.bucket" }));
      expect((await failureOf(policy)).code).toBe("NoSuchBucket");
      const block = session
        .client(S3ControlClient, s3)
        .send(new GetPublicAccessBlockCommand({ AccountId: "123456789012" }));
      expect((await failureOf(block)).code).toBe("NoSuchPublicAccessBlockConfiguration");
      const host = new URL(proxy.url).host;
      expect(proxy.seen.map((request) => [request.operation, request.host])).toEqual([
        ["ListTopics", host],
        ["ListBuckets", host],
        ["GetBucketPolicy", host],
        ["GetPublicAccessBlock", host],
      ]);
      expect(proxy.seen[2]?.path).toMatch(/^\/a\.bucket\/?\?/);
    },
  );

  test("AWS is told which program calls", async () => {
    await listTopics(open());
    expect(proxy.seen[0]?.userAgent).toMatch(/app\/bearings/);
  });
});

test("an operation that is not declared is refused and never sent", async () => {
  const client = open().client(SNSClient, sns);
  await expect(client.send(new CreateTopicCommand({ Name: "t" }))).rejects.toThrow(/sends CreateTopic/);
  expect(proxy.seen).toEqual([]);
});

test("one operation of two clients is declared for each", async () => {
  const client = open().client(S3Client, s3);
  const plain = new (await import("@aws-sdk/client-s3")).GetPublicAccessBlockCommand({ Bucket: "b" });
  await expect(client.send(plain)).rejects.toThrow(/sends GetPublicAccessBlock/);
});

describe("what goes wrong with a call", () => {
  test.each<[string, faults.Fault, Partial<CallFailure>]>([
    ["denied", faults.denied, { reason: "denied", action: "sns:ListTopics" }],
    ["denied by the organisation", faults.deniedByOrganisation, { reason: "denied_by_organisation", action: null }],
    ["throttled", faults.throttled, { reason: "throttled", action: null }],
    ["internal error", faults.internalError, { reason: "failed" }],
    ["cut", faults.cut, { reason: "failed" }],
    ["truncated", faults.truncated, { reason: "broken_answer" }],
    ["shortened", faults.shortened, { reason: "broken_answer" }],
    ["garbage", faults.garbage, { reason: "broken_answer" }],
    ["empty", faults.emptyBody, { reason: "broken_answer" }],
    ["hanging", faults.hang, { reason: "timed_out" }],
    ["hanging in the body", faults.hangInBody, { reason: "timed_out" }],
  ])("%s", async (_, fault, expected) => {
    proxy.fault({ operation: "ListTopics", fault });
    const session = open({ callTimeoutMs: 3_000, attemptTimeoutMs: 60_000, limits: { attempts: 2 } });
    const failure = await failureOf(listTopics(session));
    expect(failure).toMatchObject({ service: "sns", region: "eu-west-1", operation: "ListTopics", ...expected });
    expect(failure.message).not.toBe("");
  });

  // Of a JSON service, whose answers have no frame that would show them to be foreign.
  test.each<[string, { status: number; headers: Record<string, string>; body: string }]>([
    ["an object of somebody else", { status: 200, headers: {}, body: '{"message":"Service unavailable"}' }],
    ["an object without anything", { status: 200, headers: {}, body: "{}" }],
    ["no content", { status: 204, headers: {}, body: "" }],
  ])("%s is no empty list", async (_, answer) => {
    proxy.fault({ operation: "ListKeys", fault: { kind: "answer", make: () => answer } });
    const client = open({ limits: { attempts: 1 } }).client(KMSClient, kms);
    expect(await failureOf(client.send(new ListKeysCommand({})))).toMatchObject({ reason: "broken_answer" });
  });

  test("an object without anything has a code of its own, for operations that say none so", async () => {
    proxy.fault({
      operation: "ListKeys",
      fault: { kind: "answer", make: () => ({ status: 200, headers: {}, body: " {} " }) },
    });
    expect(await failureOf(open().client(KMSClient, kms).send(new ListKeysCommand({})))).toMatchObject({
      code: "EmptyAnswer",
    });
  });

  test("an empty list of a JSON service is an answer", async () => {
    proxy.fault({
      operation: "ListKeys",
      fault: { kind: "answer", make: () => ({ status: 200, headers: {}, body: '{"Keys":[]}' }) },
    });
    expect(await open().client(KMSClient, kms).send(new ListKeysCommand({}))).toMatchObject({ Keys: [] });
  });

  test("an attempt that hangs is given up and tried again", async () => {
    proxy.fault({ operation: "ListTopics", fault: faults.hang, times: 1 });
    await listTopics(open({ attemptTimeoutMs: 300 }));
    expect(proxy.seen).toHaveLength(2);
  });

  test("throttling is waited out", async () => {
    proxy.fault({ operation: "ListTopics", fault: faults.throttled, times: 2 });
    const session = open();
    await listTopics(session);
    expect(session.calls()).toMatchObject([{ operation: "ListTopics", calls: 1, retries: 2 }]);
  });

  test("expired keys end the session's further calls without asking again", async () => {
    proxy.fault({ fault: { kind: "answer", make: faults.expired }, times: 1 });
    const session = open();
    expect((await failureOf(listTopics(session))).message).toMatch(/expired/);
    expect((await failureOf(listTopics(session))).code).toBe("ExpiredToken");
    expect(proxy.seen).toHaveLength(1);
  });

  test("a cancel ends what is under way and what waits", async () => {
    proxy.fault({ operation: "ListTopics", fault: faults.hang });
    const cancel = new AbortController();
    const session = open({ signal: cancel.signal, limits: { callsPerServiceAndRegion: 1 } });
    const calls = [listTopics(session), listTopics(session)].map(failureOf);
    await expect.poll(() => proxy.seen.length).toBe(1);
    cancel.abort();
    expect((await Promise.all(calls)).map((failure) => failure.reason)).toEqual(["cancelled", "cancelled"]);
    expect(proxy.seen).toHaveLength(1);
  });
});

test("calls and retries add up to the requests on the wire", async () => {
  proxy.fault({ operation: "ListTopics", fault: faults.internalError, times: 3 });
  proxy.fault({ operation: "GetBucketPolicy", fault: faults.denied });
  const finished: string[] = [];
  const session = open({ onCall: (call) => finished.push(call.operation) });
  const bucket = () => session.client(S3Client, s3).send(new GetBucketPolicyCommand({ Bucket: "b" }));
  await Promise.allSettled([listTopics(session), listTopics(session), bucket(), bucket()]);
  const counted = session.calls().map(({ operation, calls, retries }) => [operation, calls + retries]);
  const onWire = (operation: string) => proxy.seen.filter((request) => request.operation === operation).length;
  expect(counted).toEqual([
    ["GetBucketPolicy", onWire("GetBucketPolicy")],
    ["ListTopics", onWire("ListTopics")],
  ]);
  expect(proxy.seen).toHaveLength(7);
  expect(finished.sort()).toEqual(["GetBucketPolicy", "GetBucketPolicy", "ListTopics", "ListTopics"]);
});

test("no more calls are under way than the limits say", async () => {
  proxy.latencyMs = 40;
  const session = open({ limits: { calls: 5, callsPerServiceAndRegion: 3 } });
  const regions = ["eu-west-1", "eu-west-2", "eu-west-3"];
  await Promise.all(
    regions.flatMap((region) =>
      Array.from({ length: 6 }, () => session.client(SNSClient, { ...sns, region }).send(new ListTopicsCommand({}))),
    ),
  );
  proxy.latencyMs = 0;
  expect(proxy.seen).toHaveLength(18);
  expect(mostAtOnce(proxy.seen)).toBe(5);
  expect(mostAtOnce(proxy.seen.filter((request) => request.region === "eu-west-2"))).toBeLessThanOrEqual(3);
});

function unknownKey(request: WireRequest): WireAnswer {
  return errorAnswer(request, 403, "InvalidClientTokenId", "The security token included in the request is invalid.");
}

function mostAtOnce(requests: WireProxy["seen"]): number {
  const moments = requests
    .flatMap(({ arrivedAt, answeredAt }) => [
      { at: arrivedAt, by: 1 },
      { at: answeredAt ?? Number.POSITIVE_INFINITY, by: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.by - other.by);
  let now = 0;
  return Math.max(
    ...moments.map(({ by }) => {
      now += by;
      return now;
    }),
  );
}

describe("clients", () => {
  test("use what the environment says, which is looked up once for all of them", async () => {
    process.env.AWS_USE_FIPS_ENDPOINT = "true";
    const session = open();
    const [one, other] = [session.client(SNSClient, sns), session.client(KMSClient, kms)];
    expect(await one.config.useFipsEndpoint().finally(() => delete process.env.AWS_USE_FIPS_ENDPOINT)).toBe(true);
    expect(await other.config.useFipsEndpoint()).toBe(true);
    expect(await other.config.useDualstackEndpoint()).toBe(false);
  });

  test("are the same until they are released, and made anew afterwards", async () => {
    const session = open();
    const client = session.client(SNSClient, sns);
    expect(session.client(SNSClient, sns)).toBe(client);
    session.release(sns);
    expect(session.client(SNSClient, sns)).not.toBe(client);
    await listTopics(session);
    expect(session.calls()).toMatchObject([{ operation: "ListTopics", calls: 1 }]);
  });
});

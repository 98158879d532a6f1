import { expect, it } from "vitest";
import { database } from "@/lib/db/client";
import type { Judged, VerdictStatus } from "@/lib/model/finding";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { type Actor, localActor } from "@/lib/operations/actor";
import { getFinding } from "@/lib/operations/findings/get-finding";
import { getFramework } from "@/lib/operations/findings/get-framework";
import { listFindings } from "@/lib/operations/findings/list-findings";
import { storeJudged } from "@/lib/testing/audits";
import { useTestDatabase } from "@/lib/testing/database";
import { endException } from "./end-decision";
import { listDecisions } from "./list-decisions";
import { makeAttestation } from "./make-attestation";
import { makeException } from "./make-exception";
import { exportExceptions, importExceptions } from "./portable";

useTestDatabase();

const CHECK = "ec2-imdsv2";
const arn = (id: string, account = "123456789012") => `arn:aws:ec2:eu-west-1:${account}:instance/${id}`;
const REASON = "The vendor's agent cannot do better until March.";
const inAYear = () => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

const judged = (
  check: string,
  id: string,
  status: VerdictStatus,
  reason = "The metadata service answers without a token.",
): Judged => ({
  check,
  subject: { id: arn(id), arn: arn(id), type: "AWS::EC2::Instance", name: id, region: "eu-west-1" },
  verdict: {
    status,
    reason,
    facts: [{ field: "MetadataOptions.HttpTokens", value: "optional" }],
    missing: [],
    severity: "high",
    unused: false,
    values: { id },
  },
});

async function connected(name: string): Promise<string> {
  await connectAccount(localActor, { name, connection: { credentials: { kind: "default" }, endpointUrl: null } });
  return name;
}

it("an exception takes its failure out of the score, and no other one of the same resource", async () => {
  const account = await connected("excused");
  await storeJudged(account, 1, judged(CHECK, "i-1", "fail"), judged("security-hub-enabled", "i-1", "fail"));
  await makeException(localActor, {
    account,
    checks: [CHECK],
    kind: "resource",
    target: arn("i-1"),
    reason: REASON,
    owner: "ann",
    endsOn: inAYear(),
  });
  const { counts, rows } = await listFindings(localActor, { account });
  expect(counts).toMatchObject({ fail: 1, excused: 1 });
  expect(rows.find(({ check }) => check === CHECK)).toMatchObject({ decision: "excused", status: "fail" });
  const finding = await getFinding(localActor, { account, check: CHECK, subject: arn("i-1") });
  expect(finding.exception).toMatchObject({ owner: "ann", reason: REASON });
  expect(finding.fix.cli[0]).toContain("--instance-id i-1");
  const { sections } = await getFramework(localActor, { account, framework: "cis-7.0" });
  expect(sections.flatMap(({ controls }) => controls).find(({ check }) => check === CHECK)).toMatchObject({
    status: "excused",
  });
});

it("holds for the snapshots from when it was made until its day or its early end", async () => {
  const account = await connected("dated");
  await storeJudged(account, 1, judged(CHECK, "i-1", "fail"));
  await storeJudged(account, 2, judged(CHECK, "i-1", "fail"));
  const { id } = await makeException(localActor, {
    account,
    checks: [CHECK],
    kind: "arn_pattern",
    target: "arn:aws:ec2:*:instance/i-*",
    reason: REASON,
    owner: "ann",
    endsOn: inAYear(),
  });
  const excused = async (at: string) => (await listFindings(localActor, { account, at })).counts.excused;
  expect([await excused("S1"), await excused("S2")]).toEqual([0, 1]);
  await storeJudged(account, 3, judged(CHECK, "i-1", "fail"));
  await endException(localActor, { account, id, why: "The agent was updated sooner than planned." });
  expect([await excused("S2"), await excused("S3")]).toEqual([1, 0]);
  const [listed] = (await listDecisions(localActor, { account })).exceptions;
  expect(listed).toMatchObject({
    state: "ended",
    ended: { by: "local", why: "The agent was updated sooner than planned." },
  });
  await expect(
    endException(localActor, { account, id, why: "The agent was updated sooner than planned." }),
  ).rejects.toMatchObject({ code: "conflict" });
});

it("an attestation holds until the facts change, and does not come back with them", async () => {
  const account = await connected("attested");
  await storeJudged(account, 1, judged(CHECK, "i-1", "manual", "one"));
  await makeAttestation(localActor, {
    account,
    check: CHECK,
    subject: arn("i-1"),
    statement: "I asked the owner, and it is right.",
    evidence: "OPS-12",
    author: "ann",
  });
  const attested = async (at: string) => (await listFindings(localActor, { account, at })).counts.attested;
  expect(await attested("S1")).toBe(1);
  await storeJudged(account, 2, judged(CHECK, "i-1", "manual", "another"));
  await storeJudged(account, 3, judged(CHECK, "i-1", "manual", "one"));
  expect([await attested("S1"), await attested("S2"), await attested("S3")]).toEqual([1, 0, 0]);
  expect((await listDecisions(localActor, { account })).attestations).toMatchObject([
    { state: "contradicted", author: "ann" },
  ]);
});

it("refuses what cannot be right, naming the field", async () => {
  const account = await connected("refused");
  const given = {
    account,
    checks: [CHECK],
    kind: "resource" as const,
    target: arn("i-1"),
    reason: REASON,
    owner: "ann",
    endsOn: inAYear(),
  };
  await expect(makeException(localActor, given)).rejects.toMatchObject({ code: "conflict" });
  await storeJudged(account, 1, judged(CHECK, "i-1", "pass"));
  const wrong = [
    [{ reason: "too short" }, "reason"],
    [{ endsOn: "2020-01-01" }, "endsOn"],
    [{ endsOn: "soon" }, "endsOn"],
    [{ checks: [] }, "checks"],
    [{ checks: ["no-such-check"] }, "checks.0"],
    [{ target: "i-1" }, "target"],
    [{ kind: "arn_pattern" as const, target: "arn:*" }, "target"],
    [{ owner: " " }, "owner"],
  ] satisfies [Partial<typeof given> | { kind: "arn_pattern"; target: string }, string][];
  for (const [change, field] of wrong) {
    await expect(makeException(localActor, { ...given, ...change })).rejects.toMatchObject({ code: "invalid", field });
  }
  await expect(
    makeAttestation(localActor, {
      account,
      check: CHECK,
      statement: "Nothing there to answer at all.",
      evidence: "x",
      author: "ann",
    }),
  ).rejects.toMatchObject({ code: "not_found" });
  const reader: Actor = { kind: "local", name: "reader", permissions: ["decision:read"] };
  await expect(makeException(reader, given)).rejects.toMatchObject({ code: "forbidden" });
});

it("exceptions travel between accounts as a file, once", async () => {
  const [from, to] = [await connected("from"), await connected("to")];
  await database().account.update({ where: { name: from }, data: { awsAccountId: "123456789012" } });
  await database().account.update({ where: { name: to }, data: { awsAccountId: "210987654321" } });
  await storeJudged(from, 1, judged(CHECK, "i-1", "fail"));
  await storeJudged(to, 1, judged(CHECK, "i-1", "fail"));
  await makeException(localActor, {
    account: from,
    checks: [CHECK],
    kind: "resource",
    target: arn("i-1"),
    reason: REASON,
    owner: "ann",
    endsOn: inAYear(),
  });
  let text = "";
  for await (const piece of (await exportExceptions(localActor, { account: from })).content) text += piece;
  expect(await importExceptions(localActor, { account: to, text })).toEqual({ made: 1, known: 0 });
  expect(await importExceptions(localActor, { account: to, text })).toEqual({ made: 0, known: 1 });
  expect((await listDecisions(localActor, { account: to })).exceptions).toMatchObject([
    { target: arn("i-1", "210987654321"), state: "holds" },
  ]);
  for (const [hostile, says] of [
    ["no json", "not JSON"],
    ["{}", "no file of exceptions"],
    [text.replace('"version": 1', '"version": 2'), "newer version"],
    [text.replace(REASON, "short"), "Exception 1 of the file, reason"],
  ] as const) {
    await expect(importExceptions(localActor, { account: to, text: hostile })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(says),
    });
  }
});

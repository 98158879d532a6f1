import { expect, it } from "vitest";
import { database } from "@/lib/db/client";
import type { Judged, Severity, VerdictStatus } from "@/lib/model/finding";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { localActor } from "@/lib/operations/actor";
import { makeException } from "@/lib/operations/decisions/make-exception";
import { storeJudged } from "@/lib/testing/audits";
import { useTestDatabase } from "@/lib/testing/database";
import { getAuditFigures } from "./get-audit-figures";
import { getAuditSummary } from "./get-audit-summary";
import { listFindings } from "./list-findings";
import { placeOfFinding } from "./place-of-finding";

useTestDatabase();

const IMDS = "ec2-imdsv2";
const GROUPS = "default-sg-no-rules";
const arn = (id: string) => `arn:aws:ec2:eu-west-1:123456789012:thing/${id}`;

function judged(
  check: string,
  id: string,
  status: VerdictStatus,
  { severity = "high", unused = false }: { severity?: Severity; unused?: boolean } = {},
): Judged {
  const type = "AWS::EC2::Instance";
  return {
    check,
    subject: { id: arn(id), arn: arn(id), type, name: id, region: "eu-west-1" },
    verdict: { status, reason: `${id} is ${status}.`, facts: [], missing: [], severity, unused, values: {} },
  };
}

async function audited(account: string): Promise<string> {
  await connectAccount(localActor, {
    name: account,
    connection: { credentials: { kind: "default" }, endpointUrl: null },
  });
  await storeJudged(account, 1, judged(IMDS, "i-1", "fail"), judged(IMDS, "i-2", "pass"), judged(IMDS, "i-3", "fail"));
  await storeJudged(
    account,
    2,
    ...[
      judged(IMDS, "i-1", "fail", { severity: "critical" }),
      judged(IMDS, "i-2", "fail"),
      judged(IMDS, "i-3", "pass"),
    ],
    ...[
      judged(GROUPS, "sg-1", "fail", { unused: true }),
      judged(GROUPS, "sg-2", "pass"),
      judged(GROUPS, "i-1", "pass"),
    ],
  );
  return account;
}

it("groups say what they are of, whatever the filter asks for, and what nobody uses", async () => {
  const account = await audited("groups");
  const { groups, of, counts } = await listFindings(localActor, { account, status: ["fail"] });
  expect(counts).toMatchObject({ fail: 3, pass: 0 });
  expect(of).toMatchObject({ fail: 3, pass: 3 });
  expect(groups.map(({ check }) => check)).toEqual([IMDS, GROUPS]);
  expect(groups[0]).toMatchObject({ severity: "critical", of: { fail: 2, pass: 1 }, unused: { fail: 0 } });
  expect(groups[1]).toMatchObject({ severity: "high", of: { fail: 1, pass: 2 }, unused: { fail: 1 } });
});

it("a resource has its own findings, and searches look into names, ARNs and titles of checks", async () => {
  const account = await audited("searched");
  const keys = async (filter: { arn?: string; q?: string }) =>
    (await listFindings(localActor, { account, ...filter, sort: "check" })).rows.map(({ check, name }) => [
      check,
      name,
    ]);
  expect(await keys({ arn: arn("i-1") })).toEqual([
    [GROUPS, "i-1"],
    [IMDS, "i-1"],
  ]);
  expect(await keys({ q: "IMDSv2 I-2" })).toEqual([[IMDS, "i-2"]]);
  expect(await keys({ q: "imdsv2 sg-1" })).toEqual([]);
});

it("a finding has its place between its neighbours, and none where the filter does not hold it", async () => {
  const account = await audited("placed");
  const place = (id: string, status: VerdictStatus[] = []) =>
    placeOfFinding(localActor, { account, status, of: { check: IMDS, subject: arn(id) } });
  expect(await place("i-2", ["fail"])).toEqual({
    ...{ position: 2, total: 3 },
    previous: { check: IMDS, subject: arn("i-1") },
    next: { check: GROUPS, subject: arn("sg-1") },
  });
  expect(await place("i-1")).toMatchObject({ position: 1, total: 6, previous: null });
  expect(await place("i-3", ["fail"])).toMatchObject({ position: 0, total: 3 });
});

it("the summary: worst first, one for each check, what came and went, and the figures of it", async () => {
  const account = await audited("summed");
  const summary = await getAuditSummary(localActor, { account });
  expect(summary).toMatchObject({
    ...{ at: "S2", failing: 2, counts: { fail: 3, pass: 3 } },
    severities: { critical: 1, high: 2, medium: 0 },
    since: { from: "S1", opened: 2, regressed: 0, resolved: 1 },
  });
  expect(summary.worst.map(({ name, failures }) => [name, failures])).toEqual([
    ["i-1", 2],
    ["sg-1", 1],
  ]);
  expect(summary.since?.resolvedFirst).toMatchObject([{ check: IMDS, name: "i-3", ended: "fixed" }]);
  expect(await getAuditFigures(localActor, { account })).toEqual({
    fail: 3,
    score: summary.framework.totals.score,
  });
  expect((await getAuditSummary(localActor, { account, at: "S1" })).since).toBeNull();

  await makeException(localActor, {
    ...{ account, checks: [IMDS], kind: "resource", target: arn("i-1"), owner: "ann" },
    reason: "The vendor's agent cannot do better until March.",
    endsOn: new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10),
  });
  const excused = await getAuditSummary(localActor, { account });
  expect(excused).toMatchObject({ counts: { fail: 2, excused: 1 }, severities: { critical: 0, high: 2 } });
  expect(excused.worst.map(({ name }) => name)).toEqual(["i-2", "sg-1"]);
  expect(await getAuditFigures(localActor, { account })).toMatchObject({ fail: 2 });
});

it("an account without checks has no figures, and a summary that says so", async () => {
  await connectAccount(localActor, {
    name: "old",
    connection: { credentials: { kind: "default" }, endpointUrl: null },
  });
  const { id: accountId } = await database().account.findUniqueOrThrow({ where: { name: "old" } });
  const at = new Date(Date.UTC(2026, 8, 1));
  await database().snapshot.create({
    data: { accountId, seq: 1, startedAt: at, finishedAt: at, status: "complete", rulesVersion: 1, stats: {} },
  });
  expect(await getAuditFigures(localActor, { account: "old" })).toBeNull();
  expect(await getAuditSummary(localActor, { account: "old" })).toMatchObject({ digest: null, since: null, worst: [] });
});

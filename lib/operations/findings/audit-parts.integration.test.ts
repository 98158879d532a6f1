import { expect, it } from "vitest";
import type { Judged } from "@/lib/model/finding";
import { connectAccount } from "@/lib/operations/accounts/connect-account";
import { localActor } from "@/lib/operations/actor";
import { makeException } from "@/lib/operations/decisions/make-exception";
import { storeJudged } from "@/lib/testing/audits";
import { useTestDatabase } from "@/lib/testing/database";
import { auditHead, auditOf } from "./audit-of";
import { auditParts } from "./audit-parts";
import { exportFindings } from "./export-findings";
import { keyOf, saidOf } from "./finding-row";
import { listFindings } from "./list-findings";

useTestDatabase();

const CHECKS = ["ec2-imdsv2", "default-sg-no-rules"];
/** Of each check: the parts' borders fall inside both. */
const THINGS = 2_300;

function judged(check: string, number: number): Judged {
  const arn = `arn:aws:ec2:eu-west-1:123456789012:instance/i-${number}`;
  const status = number % 3 === 0 ? "fail" : "pass";
  return {
    check,
    subject: { id: arn, arn, type: "AWS::EC2::Instance", name: `i-${number}`, region: "eu-west-1" },
    verdict: { status, reason: "", facts: [], missing: [], severity: "high", unused: false, values: {} },
  };
}

it("an audit in parts says what the whole one says, in the same order", async () => {
  const account = "large";
  await connectAccount(localActor, {
    name: account,
    connection: { credentials: { kind: "default" }, endpointUrl: null },
  });
  const things = Array.from({ length: THINGS }, (_, number) => number);
  await storeJudged(account, 1, ...CHECKS.flatMap((check) => things.map((number) => judged(check, number))));
  await makeException(localActor, {
    account,
    checks: CHECKS.slice(0, 1),
    ...{ kind: "arn_pattern", target: "arn:aws:ec2:*:instance/i-1*" },
    reason: "The vendor ships the fix with the next image.",
    owner: "ann",
    endsOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  });
  const whole = await auditOf(account, "latest");
  const head = await auditHead(account, "latest", null);
  const parts: { size: number; findings: object[] }[] = [];
  for await (const part of auditParts(head)) {
    const { size } = part.view.index;
    const findings = Array.from({ length: size }, (_, at) => ({ ...keyOf(part, at), ...saidOf(part, at) }));
    parts.push({ size, findings });
  }
  expect(parts.map(({ size }) => size)).toEqual([2_000, 2_000, 600]);
  const wanted = Array.from({ length: 2 * THINGS }, (_, at) => ({ ...keyOf(whole, at), ...saidOf(whole, at) }));
  expect(parts.flatMap(({ findings }) => findings)).toEqual(wanted);
  const listed = await listFindings(localActor, { account, status: ["fail"] });
  expect(listed.counts.excused).toBeGreaterThan(100);
  let text = "";
  const filters = { status: ["fail" as const] };
  for await (const piece of (await exportFindings(localActor, { account, format: "json", filters })).content)
    text += piece;
  const file: { counts: object; findings: object[] } = JSON.parse(text);
  expect(file.counts).toEqual(listed.counts);
  expect(file.findings).toHaveLength(listed.total);
});

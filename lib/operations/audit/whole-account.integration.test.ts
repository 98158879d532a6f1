import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { cliActor } from "@/lib/operations/actor";
import { getFinding } from "@/lib/operations/findings/get-finding";
import { listFindings } from "@/lib/operations/findings/list-findings";
import type { FindingView } from "@/lib/operations/findings/views";
import { runOwnScan } from "@/lib/operations/snapshots/run-own-scan";
import { type AuditedAccount, seedAuditedAccount } from "@/lib/testing/audited/account";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import { openTestAccount, type TestAccount } from "@/lib/testing/collect";
import { useTestDatabase } from "@/lib/testing/database";
import { denied } from "@/lib/testing/faults";
import { startProxy, type WireProxy } from "@/lib/testing/proxy";

useTestDatabase();
useTestCredentials();

const AWS_ACCOUNT = "400000000106";
/** Every service that the seeded things belong to; all of AWS takes the emulator longer than a test should. */
const SERVICES = [
  ...["cloudtrail", "cloudwatch", "config", "ec2", "efs", "elbv2", "iam", "kms", "logs", "organizations", "rds", "s3"],
  ...["securityhub", "sns", "sqs"],
];

let proxy: WireProxy;
let aws: TestAccount;
let seeded: AuditedAccount;

beforeAll(async () => {
  proxy = await startProxy(inject("motoUrl"));
  aws = await openTestAccount(proxy.url, AWS_ACCOUNT, "eu-west-1");
  seeded = await seedAuditedAccount(aws.clientSettings, AWS_ACCOUNT, "whole-");
});
afterAll(() => proxy.stop());

/** Takes a snapshot and gives back every verdict of it. */
async function audit(account: string): Promise<FindingView[]> {
  const choice = { account, services: SERVICES, regions: ["eu-west-1", "eu-west-2"] };
  const connection = { connection: aws.connection, connectionGiven: true };
  await runOwnScan(
    cliActor,
    { ...choice, ...connection },
    { cancel: new AbortController().signal, onProgress: () => undefined },
  );
  const all: FindingView[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listFindings(cliActor, { account, limit: 1_000, ...(after ? { after } : {}) });
    all.push(...page.rows);
    if (page.next === null) return all;
    after = page.next;
  }
}

/** Of a check: what each name came to. */
function statuses(findings: readonly FindingView[], check: string): Record<string, string> {
  const own = findings.filter((one) => one.check === check && one.region !== "eu-west-2");
  return Object.fromEntries(own.map(({ name, status }) => [name.replace(/^whole-/, ""), status]));
}

let whole: FindingView[];

describe("an account as a whole", () => {
  beforeAll(async () => {
    whole = await audit("whole");
  });

  it("has its doors judged by what they really let in", () => {
    expect(statuses(whole, "sg-admin-ports-closed-ipv4")).toEqual({
      ...{ "ssh-open": "fail", "all-open": "fail", "ssh-in-halves": "fail", "rdp-udp": "fail", "ssh-within": "fail" },
      ...{ "rdp-open-v6": "pass", "web-only": "pass", "office-only": "pass", "cifs-open": "pass", default: "pass" },
    });
    expect(statuses(whole, "sg-admin-ports-closed-ipv6")).toMatchObject({ "rdp-open-v6": "fail", "ssh-open": "pass" });
    expect(statuses(whole, "rds-not-public")).toMatchObject({ careless: "fail", careful: "pass" });
    expect(statuses(whole, "resource-policies-no-wildcard-principal")).toMatchObject({
      ...{ "open-data": "fail", "for-everybody": "fail", "for-one-account": "pass", "https-data": "pass" },
    });
  });

  it("has its people, keys and policies judged one by one", () => {
    expect(statuses(whole, "iam-user-console-mfa")).toEqual({ ann: "fail", bob: "pass", "chroot-admin": "pass" });
    expect(statuses(whole, "iam-single-active-key")).toMatchObject({ ann: "fail", bob: "pass" });
    expect(statuses(whole, "iam-user-policies-via-groups")).toMatchObject({ ann: "fail", bob: "pass" });
    expect(statuses(whole, "iam-no-full-admin-policies")).toMatchObject({
      ...{ everything: "fail", "everything-otherwise": "fail", "everything-twice": "fail" },
      ...{ "all-but-iam": "pass", "read-uploads": "pass" },
    });
    expect(statuses(whole, "iam-password-min-length")).toEqual({ "IAM account settings": "fail" });
    expect(statuses(whole, "iam-password-reuse")).toEqual({ "IAM account settings": "pass" });
  });

  it("has what holds data judged by what protects it", () => {
    expect(statuses(whole, "s3-https-only")).toMatchObject({
      ...{ "https-data": "pass", "https-list-data": "pass", "https-write-only-data": "fail", "plain-data": "fail" },
    });
    expect(statuses(whole, "s3-block-public-access")).toMatchObject({
      ...{ "all-flags-data": "pass", "two-flags-data": "fail", "plain-data": "fail" },
    });
    expect(statuses(whole, "rds-storage-encrypted")).toMatchObject({ careless: "fail", careful: "pass" });
    expect(Object.values(statuses(whole, "efs-encrypted")).sort()).toEqual(["fail", "pass"]);
    expect(statuses(whole, "ebs-encryption-by-default")).toEqual({ "eu-west-1": "pass" });
    expect(statuses(whole, "kms-key-rotation")).toMatchObject({
      ...{ [seeded.keys["never-rotated"] ?? ""]: "fail", [seeded.keys.rotated ?? ""]: "pass" },
    });
  });

  it("has each alarm followed to somebody who hears of it", () => {
    const of = (alarm: string) => whole.find(({ check }) => check === `monitor-${alarm}`)?.status;
    for (const alarm of ["root-usage", "route-table-changes", "iam-policy-changes", "gateway-changes"])
      expect(of(alarm)).toBe("pass");
    // Two regions were read: a trail at home in another one may yet raise it.
    for (const alarm of ["cmk-disable-delete", "nacl-changes", "vpc-changes", "cloudtrail-changes"]) {
      expect(of(alarm)).toBe("not_seen");
    }
  });
});

/** What is refused, and a check that cannot be told without it. */
const REFUSED: readonly { service: string; operation: string; action: string; check: string }[] = [
  { service: "ec2", operation: "DescribeSecurityGroups", action: "ec2:DescribeSecurityGroups", check: "cifs-not-open" },
  {
    ...{ service: "ec2", operation: "GetEbsEncryptionByDefault" },
    ...{ action: "ec2:GetEbsEncryptionByDefault", check: "ebs-encryption-by-default" },
  },
  {
    service: "iam",
    operation: "GetCredentialReport",
    action: "iam:GetCredentialReport",
    check: "iam-user-console-mfa",
  },
  {
    ...{ service: "iam", operation: "GetAccountPasswordPolicy" },
    ...{ action: "iam:GetAccountPasswordPolicy", check: "iam-password-reuse" },
  },
  { service: "s3", operation: "GetBucketPolicy", action: "s3:GetBucketPolicy", check: "s3-https-only" },
  {
    service: "rds",
    operation: "DescribeDBInstances",
    action: "rds:DescribeDBInstances",
    check: "rds-auto-minor-upgrade",
  },
  { service: "kms", operation: "GetKeyRotationStatus", action: "kms:GetKeyRotationStatus", check: "kms-key-rotation" },
  {
    service: "logs",
    operation: "DescribeMetricFilters",
    action: "logs:DescribeMetricFilters",
    check: "monitor-root-usage",
  },
  {
    service: "securityhub",
    operation: "DescribeHub",
    action: "securityhub:DescribeHub",
    check: "security-hub-enabled",
  },
  {
    ...{ service: "elasticfilesystem", operation: "DescribeFileSystems" },
    ...{ action: "elasticfilesystem:DescribeFileSystems", check: "efs-encrypted" },
  },
];

describe("the same account with calls refused", () => {
  let partly: FindingView[];
  beforeAll(async () => {
    for (const { service, operation } of REFUSED) proxy.fault({ service, operation, fault: denied });
    partly = await audit("partly");
    proxy.clear();
  });

  it.each(REFUSED)("$check is not seen, and asks for $action", async ({ check, action }) => {
    const own = partly.filter((one) => one.check === check && one.status !== "fail");
    expect(own.map(({ status }) => status)).toContain("not_seen");
    expect(own.map(({ status }) => status)).not.toContain("pass");
    const unseen = own.filter(({ status }) => status === "not_seen");
    const details = await Promise.all(
      unseen.map(({ subject }) => getFinding(cliActor, { account: "partly", check, subject })),
    );
    const missing = details.flatMap((one) => one.missing);
    expect(missing).toContainEqual(expect.objectContaining({ reason: "denied", action }));
  });

  it("says nothing that it did not say with everything seen, but that it was not seen", () => {
    const before = new Map(whole.map((one) => [`${one.check} ${one.subject}`, one.status]));
    const others = partly.filter(({ status }) => status !== "not_seen");
    expect(others.filter((one) => before.get(`${one.check} ${one.subject}`) !== one.status)).toEqual([]);
  });

  it("loses nothing out of sight without saying so", () => {
    const now = new Set(partly.map((one) => `${one.check} ${one.subject}`));
    const lost = whole.filter((one) => !now.has(`${one.check} ${one.subject}`));
    const silent = lost.filter(({ check }) => !partly.some((one) => one.check === check && one.status === "not_seen"));
    expect(silent).toEqual([]);
  });
});

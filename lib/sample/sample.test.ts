import { createReadStream, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "@/lib/checks/engine/evaluate";
import { Facts } from "@/lib/checks/engine/facts";
import { checks } from "@/lib/checks/registry";
import { openBundle } from "@/lib/exports/bundle/read-bundle";
import type { BundleResource } from "@/lib/exports/bundle/records";
import type { Judged } from "@/lib/model/finding";
import type { Gap } from "@/lib/model/gap";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import type { Coverage } from "@/lib/model/snapshot";

type Snapshot = {
  header: Awaited<ReturnType<typeof openBundle>>["header"];
  coverage: Coverage[];
  resources: BundleResource[];
  gaps: Gap[];
};

const FILES = ["S1", "S2", "S3"].map((name) => join(import.meta.dirname, `pinecrate-prod-${name}.bearings`));
let takeover: Snapshot;
let friday: Snapshot;
let november: Snapshot;

/** Reads a bundle to its end, which is where its digest is compared. */
async function read(file: string): Promise<Snapshot> {
  const { header, records } = await openBundle(createReadStream(file));
  const snapshot: Snapshot = { header, coverage: [], resources: [], gaps: [] };
  for await (const record of records) {
    if (record.kind === "scope") snapshot.coverage.push(record);
    if (record.kind === "resource") snapshot.resources.push(record);
    if (record.kind === "gap") snapshot.gaps.push(record);
  }
  return snapshot;
}

function named(snapshot: Snapshot, type: string, name: string): BundleResource | undefined {
  return snapshot.resources.find((one) => one.type === type && one.name === name);
}

function configurationOf(snapshot: Snapshot, type: string, name: string): string {
  return JSON.stringify(named(snapshot, type, name)?.configuration);
}

function gapsAs(snapshot: Snapshot, reason: string): string[] {
  return snapshot.gaps
    .filter((gap) => gap.reason === reason)
    .map(({ service, region, operation }) => `${service} ${region} ${operation}`);
}

/** What the checks say of a snapshot, as they do when it is imported. */
function judged({ header, coverage, gaps, resources }: Snapshot): Judged[] {
  const takenAt = new Date(header.snapshot.startedAt);
  const of = { awsAccountId: header.awsAccountId, partition: "aws", takenAt, coverage, gaps };
  return evaluate(checks, new Facts(of, resources));
}

beforeAll(async () => {
  const [one, two, three] = await Promise.all(FILES.map(read));
  if (!(one && two && three)) throw new Error("The sample has three snapshots.");
  [takeover, friday, november] = [one, two, three];
});

describe("the sample account", () => {
  it("was taken on three days and says that it is a sample", () => {
    const days = [takeover, friday, november].map(({ header }) => header.snapshot.startedAt.slice(0, 16));
    expect(days).toEqual(["2026-08-31T14:02", "2026-09-04T06:00", "2026-11-23T06:00"]);
    for (const { header } of [takeover, friday, november]) {
      expect(header).toMatchObject({ account: "pinecrate-prod", awsAccountId: "444455556666", label: "sample" });
    }
  });

  it("is large enough to get lost in, and holds only types that the product knows", () => {
    for (const { resources } of [takeover, friday, november]) {
      const types = new Set(resources.map(({ type }) => type));
      expect(resources.length).toBeGreaterThanOrEqual(400);
      expect(types.size).toBeGreaterThanOrEqual(60);
      expect([...types].filter((type) => resourceTypeOf(type) === undefined)).toEqual([]);
    }
  });

  it("has things that somebody made in four regions", () => {
    const made = ["AWS::EC2::Instance", "AWS::SQS::Queue", "AWS::DynamoDB::Table"];
    const regions = takeover.resources.filter(({ type }) => made.includes(type)).map(({ region }) => region);
    expect([...new Set(regions)].sort()).toEqual(["eu-central-1", "eu-west-1", "us-east-1", "us-west-2"]);
  });

  it("changes between its days as its story says", () => {
    const webGroup = (of: Snapshot) => {
      const group = of.resources.find((one) => one.id === "sg-0b1e7c94d2a8f3056");
      const rules = JSON.stringify(group?.configuration).match(/\{[^{}]*\}/g) ?? [];
      return rules.some((rule) => rule.includes('"FromPort":22') && rule.includes('"CidrIpv4":"0.0.0.0/0"'));
    };
    const opened = [takeover, friday, november].map(webGroup);
    const exists = (type: string, name: string) =>
      [takeover, friday, november].map((of) => named(of, type, name) !== undefined);
    expect(opened).toEqual([false, true, false]);
    expect(exists("AWS::EC2::Instance", "web-3-new")).toEqual([false, true, true]);
    expect(exists("AWS::EC2::Instance", "demo-2021")).toEqual([true, true, false]);
    expect(exists("AWS::IAM::User", "trenner")).toEqual([true, true, false]);
    const trail = (of: Snapshot) => configurationOf(of, "AWS::CloudTrail::Trail", "main");
    expect(trail(takeover)).toContain('"LogFileValidationEnabled":false');
    expect(trail(friday)).toContain('"LogFileValidationEnabled":true');
    // It covers all regions by then, as a module set it up, whose default this is.
    expect(trail(november)).toContain('"LogFileValidationEnabled":false');
  });

  it("has gaps that close, one that comes and goes, and none that only the emulator has", () => {
    expect(gapsAs(takeover, "denied")).toContain("rds eu-west-1 DescribeDBSnapshots");
    expect(gapsAs(takeover, "denied")).toContain("ssm eu-west-1 DescribeParameters");
    expect(gapsAs(friday, "throttled")).toEqual(["logs us-east-1 DescribeLogGroups"]);
    expect(named(takeover, "AWS::RDS::DBSnapshot", "pinecrate-db-2025-03")).toBeUndefined();
    expect(named(friday, "AWS::RDS::DBSnapshot", "pinecrate-db-2025-03")).toBeDefined();
    const shut = new Set(gapsAs(november, "denied").map((gap) => gap.split(" ")[0]));
    expect(shut).toEqual(new Set(["organizations", "s3"]));
    const reasons = [takeover, friday, november].flatMap(({ gaps }) => gaps.map(({ reason }) => reason));
    expect(new Set(reasons)).toEqual(new Set(["denied", "throttled", "region_disabled"]));
  });

  it("tells an audit in which things get better and worse, and some are not seen", () => {
    const audits = [takeover, friday, november].map(judged);
    const told = (check: string, subject: string) =>
      audits.map((audit) => audit.find((one) => one.check === check && one.subject.id.endsWith(subject))?.verdict);
    const statuses = (check: string, subject: string) => told(check, subject).map((verdict) => verdict?.status);
    expect(statuses("cloudtrail-multi-region", "account")).toEqual(["fail", "fail", "pass"]);
    expect(statuses("cloudtrail-log-validation", "trail/main")).toEqual(["fail", "pass", "fail"]);
    expect(statuses("monitor-console-login-no-mfa", "account")).toEqual(["fail", "fail", "pass"]);
    expect(told("monitor-root-usage", "account").at(-1)?.reason).toMatch(
      /to which nobody has a confirmed subscription/,
    );
    expect(statuses("ec2-data-store-ports-open", "sg-0f9a61d7c3e850b24")).toEqual(["fail", "fail", "pass"]);
    expect(statuses("sg-admin-ports-closed-ipv4", "sg-0b1e7c94d2a8f3056")).toEqual(["pass", "fail", "pass"]);
    expect(statuses("rds-public-snapshots", "snapshot:pinecrate-db-2025-03")).toEqual([undefined, "fail", "pass"]);
    expect(statuses("acm-certificate-expiry", "-4a1a-b487-15c9a2fbb23e")).toEqual(["pass", "pass", "fail"]);
    expect(statuses("s3-https-only", ":pinecrate-invoices")).toEqual(["fail", "fail", "not_seen"]);
    expect(statuses("account-contact-details-current", "account")).toEqual(["manual", "manual", "manual"]);
    expect(statuses("lambda-deprecated-runtime", "function:image-resize")).toEqual(["fail", "fail", "fail"]);
    const open = audits[2]?.filter(
      ({ check, verdict }) => check === "ec2-public-snapshots" && verdict.status === "fail",
    );
    expect(open?.map(({ subject }) => subject.region)).toEqual(["us-west-2"]);
    for (const audit of audits) {
      const keys = audit.filter(
        ({ check, verdict }) => check === "iam-access-key-rotation" && verdict.status === "fail",
      );
      expect(keys.map(({ verdict }) => verdict.values.accessKey).filter((id) => !id?.startsWith("AKIA"))).toEqual([]);
      expect(keys.length).toBeGreaterThan(4);
    }
  });

  it("keeps no secret that was planted and no word of the server that it was made on", () => {
    for (const file of FILES) {
      const text = gunzipSync(readFileSync(file)).toString("utf8");
      expect(text.match(/never-stored|moto\b|123456789012|127\.0\.0\.1/i)).toBeNull();
      expect(text.includes("SLACK_WEBHOOK")).toBe(true);
    }
  });

  it("uses addresses of documentation only, and nothing in it is younger than its day", () => {
    for (const { header, resources } of [takeover, friday, november]) {
      // Of AWS's own policies AWS says when it made them.
      const text = JSON.stringify(resources.filter(({ type }) => type !== "AWS::IAM::AWSManagedPolicy"));
      const addresses = [...text.matchAll(/"Public(?:Ip|IpAddress)":"([^"]+)"/g)].map(([, address]) => address);
      expect(addresses.filter((address) => !/^(?:203\.0\.113|198\.51\.100)\./.test(address ?? ""))).toEqual([]);
      expect(addresses.length).toBeGreaterThan(5);
      const born = [...text.matchAll(/"(?:LaunchTime|Creat\w*(?:Date|Time)|StartTime)":"(\d{4}-[^"]+)"/g)].map(
        ([, date]) => date ?? "",
      );
      expect(born.filter((date) => date < "2017" || date > header.snapshot.finishedAt)).toEqual([]);
      expect(born.length).toBeGreaterThan(100);
    }
  });

  it("is small enough to be in every clone", () => {
    const bytes = FILES.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(400_000);
  });
});

import { describe, expect, it } from "vitest";
import { seen, unseen } from "@/lib/model/read";
import { instance } from "@/lib/model/resources/ec2";
import { rootUser } from "@/lib/model/resources/iam-account";
import { factsFor, judge, resource } from "@/lib/testing/facts";
import { accountCheck, type Check, fact, fail, pass, regionCheck, resourceCheck } from "./define";
import { evaluate } from "./evaluate";
import { Facts } from "./facts";
import { seen as need, together } from "./not-seen";

const about = {
  service: "ec2",
  title: "A check",
  severity: "high",
  version: 1,
  risk: "",
  fix: { console: [], cli: [], terraform: "", link: "" },
  apis: [],
  source: "",
} as const;

const eachInstance = resourceCheck({ ...about, id: "each", types: [instance], evaluate: () => pass("There.") });
const one = (id: string, more = {}) => resource(instance, { InstanceId: id }, { id, ...more });

describe("what was not seen is never a pass", () => {
  it("judges what was listed and says that there may be more", () => {
    const judged = judge(eachInstance, {
      resources: [one("i-1")],
      regions: ["eu-west-1", "eu-west-2"],
      hidden: [[instance, "throttled", "eu-west-2"]],
    });
    expect(judged.map(({ subject, verdict }) => [subject.id, verdict.status])).toEqual([
      ["arn:aws:ec2:eu-west-1:123456789012:i-1", "pass"],
      ["listing:AWS::EC2::Instance:eu-west-2", "not_seen"],
    ]);
    expect(judged[1]?.verdict.missing).toEqual([
      {
        what: "EC2 instances in eu-west-2",
        reason: "throttled",
        operation: "ec2:ListInstance",
        action: "ec2:ListInstance",
      },
    ]);
  });

  it("does not judge what is known from an earlier snapshot only", () => {
    const judged = judge(eachInstance, {
      resources: [one("i-1", { seen: false })],
      hidden: [[instance, "denied", "eu-west-1"]],
    });
    expect(judged.map(({ verdict }) => verdict.status)).toEqual(["not_seen", "not_seen"]);
  });

  it("names the permission of a property that could not be read, and all that is missing at once", () => {
    const check = accountCheck({
      ...about,
      id: "property",
      reads: [instance],
      evaluate: () => {
        together(
          () => need(unseen("denied", "ec2:DescribeA", "ec2:DescribeA"), "A"),
          () => need(seen(1), "B"),
          () => need(unseen("timed_out", "ec2:DescribeC"), "C"),
        );
        return pass("All there.");
      },
    });
    const [judged] = judge(check);
    expect(judged?.verdict).toMatchObject({
      status: "not_seen",
      reason: "Not seen: A, C.",
      missing: [
        { what: "A", action: "ec2:DescribeA" },
        { what: "C", action: null },
      ],
    });
  });

  it("knows nothing of a service that was left out of the scan", () => {
    const snapshot = { awsAccountId: "1", partition: "aws", takenAt: new Date(0), coverage: [], gaps: [] };
    const gap = {
      service: "ec2",
      region: "*",
      operation: "",
      reason: "excluded" as const,
      action: null,
      message: "",
      types: [],
      affected: 0,
    };
    const [judged] = evaluate([eachInstance], new Facts({ ...snapshot, gaps: [gap] }, []));
    expect(judged?.verdict).toMatchObject({
      status: "not_seen",
      missing: [{ what: "EC2 instances", reason: "excluded" }],
    });
  });
});

describe("what is judged", () => {
  it("is not applicable where all was seen and there is nothing", () => {
    expect(judge(eachInstance).map(({ subject, verdict }) => [subject.id, verdict.status])).toEqual([
      ["account", "not_applicable"],
    ]);
  });

  it("may be a part of a resource, or several", () => {
    const check = resourceCheck({
      ...about,
      id: "parts",
      types: [instance],
      evaluate: () => [
        fail("Old.", [fact("a", 1)], { part: "key-1", severity: "low" }),
        pass("New.", [], { part: "key-2", partName: "second key" }),
      ],
    });
    expect(
      judge(check, { resources: [one("i-1")] }).map(({ subject, verdict }) => [
        subject.id.split("#")[1],
        subject.name,
        verdict.status,
        verdict.severity,
      ]),
    ).toEqual([
      ["key-1", "i-1 key-1", "fail", "low"],
      ["key-2", "second key", "pass", "high"],
    ]);
  });

  it("is each region that was scanned and has the service", () => {
    const check = regionCheck({
      ...about,
      id: "regions",
      reads: [instance],
      evaluate: (region, facts) => (facts.isOffered(instance, region) ? pass(region) : null),
    });
    const regions = ["eu-west-2", "eu-west-1", "mx-central-1"];
    expect(
      judge(check, { regions, hidden: [[instance, "not_offered", "mx-central-1"]] }).map(({ subject }) => subject.id),
    ).toEqual(["region:eu-west-1", "region:eu-west-2"]);
  });

  it("has what moves by itself back in its place", () => {
    const report = { CredentialReport: seen({ user: "<root_account>", password_enabled: "true" }), Arn: "arn:root" };
    const used = { CredentialReport: { value: { password_last_used: "2026-09-01T00:00:00Z" } } };
    const root = { ...resource(rootUser, report, { region: "global" }), runtime: used };
    const facts = factsFor(accountCheck({ ...about, id: "root", reads: [rootUser], evaluate: () => pass("") }), {
      resources: [root],
    });
    expect(facts.all(rootUser)[0]?.configuration.CredentialReport).toEqual({
      seen: true,
      value: { user: "<root_account>", password_enabled: "true", password_last_used: "2026-09-01T00:00:00Z" },
    });
    expect([facts.daysSince("2026-09-01T13:00:00Z"), facts.daysSince("N/A"), facts.daysSince(null)]).toEqual([
      2,
      null,
      null,
    ]);
  });
});

it("a check that breaks costs itself alone, and only where somebody hears of it", () => {
  const broken: Check = resourceCheck({
    ...about,
    id: "broken",
    types: [instance],
    evaluate: () => {
      throw new TypeError("no such field");
    },
  });
  const facts = factsFor(broken, { resources: [one("i-1")] });
  const heard: string[] = [];
  const judged = evaluate([broken, eachInstance], facts, (_, { check, subject }) => heard.push(`${check} ${subject}`));
  expect(judged.map(({ verdict }) => verdict.status)).toEqual(["not_seen", "pass"]);
  expect(heard).toEqual(["broken arn:aws:ec2:eu-west-1:123456789012:i-1"]);
  expect(() => evaluate([broken], facts)).toThrow("no such field");
});

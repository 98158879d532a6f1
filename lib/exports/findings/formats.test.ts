import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { csvCell } from "@/lib/exports/csv-cell";
import { clipped, csvRecords } from "@/lib/exports/csv-line";
import { FINDING_FORMATS, type FindingFormat } from "@/lib/model/finding-format";
import { exportCheck, exportRow, findingReport, textOf } from "@/lib/testing/findings";
import { CSV_COLUMNS } from "./csv";
import { PROWLER_COLUMNS } from "./csv-prowler";
import type { ExportRow, FindingReport } from "./export-row";
import { FINDING_FILES } from "./formats";
import { ASFF_LIMITS } from "./json-asff";
import { recognise } from "./recognise";

async function* each(rows: readonly ExportRow[]) {
  yield* rows;
}

const write = (format: FindingFormat, rows: readonly ExportRow[], report: FindingReport = findingReport(rows)) =>
  textOf(FINDING_FILES[format].render(each(rows), report));

const excused = exportRow({
  subject: "arn:aws:ec2:eu-west-1:123456789012:instance/i-2",
  decision: "excused",
  decided: { by: "Ana", why: "Replaced in October, ticket 4711.", until: "2026-10-31" },
});
const notSeen = exportRow({
  ...{ subject: "listing:AWS::EC2::Instance:eu-west-1", arn: null, type: "AWS::EC2::Instance", name: "EC2 instances" },
  ...{ status: "not_seen", since: null, sinceAt: null, news: null, facts: [], tags: {} },
  reason: "Not seen: EC2 instances in eu-west-1.",
  missing: [
    { what: "EC2 instances", reason: "denied", operation: "ec2:DescribeInstances", action: "ec2:DescribeInstances" },
  ],
});
const manual = exportRow({
  subject: "account",
  arn: null,
  type: null,
  region: "global",
  status: "manual",
  reason: "Look.",
});
const passed = exportRow({
  subject: "arn:aws:ec2:eu-west-1:123456789012:instance/i-3",
  status: "pass",
  sinceAt: null,
  since: null,
});
const nothing = exportRow({ subject: "region:eu-west-2", arn: null, status: "not_applicable" });
const ALL = [exportRow(), excused, notSeen, manual, passed, nothing];

/** Everything an owner of tags, names and policies may write. */
const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "+1",
  "-2",
  "@SUM(A1)",
  "\t=1",
  'a"; b, c',
  "one\r\ntwo",
  "</script><script>alert(1)</script>",
  "<!--<script>",
  "\u2028\u2029",
  "{{7*7}}",
  "\u202egnp.exe",
];
const hostileRow = (text: string) =>
  exportRow({
    ...{ name: text, subject: text, arn: text, region: text, reason: text, tags: { [text]: text } },
    facts: [{ field: text, value: text }],
    check: exportCheck({ id: text, title: text, risk: text, link: text, source: text, steps: [text] }),
    decision: "excused",
    decided: { by: text, why: text, until: null },
  });

describe("every form", () => {
  test.each(FINDING_FORMATS)("%s says what it is, and is recognised by it", async (format) => {
    const report = findingReport(ALL, { filter: "q=%3D1&status=fail", decided: "2026-09-03T10:00:00.000Z" });
    const text = await write(format, ALL, report);
    expect(recognise(text)).toEqual({ format, bom: false, head: report.head });
    for (const said of ["prod", "123456789012", "S5", "2026-09-04", "a".repeat(64)]) expect(text).toContain(said);
    expect(await write(format, ALL, report)).toBe(text);
  });

  test.each(FINDING_FORMATS)("%s of hostile texts is recognised by its own head alone", async (format) => {
    for (const text of HOSTILE) {
      const rows = [hostileRow(text)];
      const report = findingReport(rows, { account: text });
      expect(recognise(await write(format, rows, report))?.head).toEqual(report.head);
    }
  });

  test.each(FINDING_FORMATS)("%s of no finding is whole, and is not taken for something else", async (format) => {
    const text = await write(format, []);
    const tellsAll = format === "csv" || format === "json" || format === "html";
    expect(recognise(text)?.head ?? null).toEqual(tellsAll ? findingReport([]).head : null);
    if (format.startsWith("json")) expect(() => JSON.parse(text)).not.toThrow();
  });

  test.each(FINDING_FORMATS)("%s hands on findings while they are read", async (format) => {
    let read = 0;
    async function* rows() {
      for (; read < 5_000; read += 1) yield exportRow();
    }
    for await (const piece of FINDING_FILES[format].render(rows(), findingReport([exportRow()]))) {
      if (piece.includes("web-1")) break;
    }
    expect(read).toBeLessThan(1_000);
  });
});

describe("CSV for people", () => {
  it("has a header, a row for each finding, and MANUAL with its reason for what was not seen", async () => {
    const [header, ...rows] = csvRecords(await write("csv", ALL), ",", 100);
    expect(header).toEqual([...CSV_COLUMNS]);
    const cell = (row: number, name: (typeof CSV_COLUMNS)[number]) => rows[row]?.[CSV_COLUMNS.indexOf(name)];
    expect(rows.map((_, row) => [cell(row, "status"), cell(row, "seen")])).toEqual([
      ["FAIL", "true"],
      ["FAIL", "true"],
      ["MANUAL", "false"],
      ["MANUAL", "true"],
      ["PASS", "true"],
      ["NOT_APPLICABLE", "true"],
    ]);
    expect(cell(2, "missing")).toBe("EC2 instances (denied): grant ec2:DescribeInstances");
    expect(cell(1, "decided_by")).toBe("Ana");
    expect([cell(0, "failing_since"), cell(0, "days_failing")]).toEqual(["2026-09-01T06:00:00.000Z", "3"]);
  });

  it("begins with a byte order mark when asked for, and is recognised with it", async () => {
    const text = await write("csv", ALL, { ...findingReport(ALL), bom: true });
    expect(text.startsWith("\ufeffstatus,")).toBe(true);
    expect(recognise(text)).toMatchObject({ format: "csv", bom: true, head: { account: "prod" } });
  });

  it("parses back to what was written, whatever that is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary", maxLength: 40 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          for (const format of ["csv", "csv-prowler"] as const) {
            const rows = texts.map((text) => exportRow({ name: text, reason: text, tags: { k: text } }));
            const separator = format === "csv" ? "," : ";";
            const [header = [], ...records] = csvRecords(await write(format, rows), separator, 100);
            const column = (name: string) => records.map((record) => record[header.indexOf(name)]);
            expect(records.every(({ length }) => length === header.length)).toBe(true);
            expect(column(format === "csv" ? "resource" : "RESOURCE_NAME")).toEqual(texts.map(csvCell));
            expect(column(format === "csv" ? "reason" : "STATUS_EXTENDED")).toEqual(texts.map(csvCell));
            expect(column(format === "csv" ? "tags" : "RESOURCE_TAGS")).toEqual(texts.map((text) => `k=${text}`));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each(["csv", "csv-prowler"] as const)("%s has no cell that a spreadsheet would run", async (format) => {
    for (const text of HOSTILE) {
      const rows = [hostileRow(text)];
      const records = csvRecords(
        await write(format, rows, findingReport(rows, { account: text })),
        format === "csv" ? "," : ";",
        9,
      );
      expect(records.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    }
  });

  it("cuts a cell off where a spreadsheet would, and never a character in half", () => {
    expect(clipped("abc", 3)).toBe("abc");
    expect(clipped("abcd", 3)).toBe("ab…");
    expect(clipped("a😀bc", 3)).toBe("a…");
  });
});

describe("Prowler's CSV", () => {
  const HEADER =
    "AUTH_METHOD;TIMESTAMP;ACCOUNT_UID;ACCOUNT_NAME;ACCOUNT_EMAIL;ACCOUNT_ORGANIZATION_UID;ACCOUNT_ORGANIZATION_NAME;" +
    "ACCOUNT_TAGS;FINDING_UID;PROVIDER;CHECK_ID;CHECK_TITLE;CHECK_TYPE;STATUS;STATUS_EXTENDED;MUTED;SERVICE_NAME;" +
    "SUBSERVICE_NAME;SEVERITY;RESOURCE_TYPE;RESOURCE_UID;RESOURCE_NAME;RESOURCE_DETAILS;RESOURCE_TAGS;PARTITION;REGION;" +
    "DESCRIPTION;RISK;RELATED_URL;REMEDIATION_RECOMMENDATION_TEXT;REMEDIATION_RECOMMENDATION_URL;" +
    "REMEDIATION_CODE_NATIVEIAC;REMEDIATION_CODE_TERRAFORM;REMEDIATION_CODE_CLI;REMEDIATION_CODE_OTHER;COMPLIANCE;" +
    "CATEGORIES;DEPENDS_ON;RELATED_TO;NOTES;PROWLER_VERSION;ADDITIONAL_URLS;ACCOUNT_OU_UID;ACCOUNT_OU_NAME\r\n";

  it("has exactly the 44 columns in their order", async () => {
    const text = await write("csv-prowler", ALL);
    expect(PROWLER_COLUMNS).toHaveLength(44);
    expect(text.slice(0, HEADER.length)).toBe(HEADER);
  });

  it("is read by DefectDojo's rules", async () => {
    const findings = defectDojoCsv(await write("csv-prowler", ALL));
    expect(findings.map(({ active, severity, title }) => ({ active, severity, title }))).toEqual([
      { active: true, severity: "High", title: "ec2-imdsv2: Instances accept only IMDSv2" },
      { active: true, severity: "High", title: "ec2-imdsv2: Instances accept only IMDSv2" },
      { active: false, severity: "High", title: "ec2-imdsv2: Instances accept only IMDSv2" },
      { active: false, severity: "High", title: "ec2-imdsv2: Instances accept only IMDSv2" },
      { active: false, severity: "High", title: "ec2-imdsv2: Instances accept only IMDSv2" },
    ]);
    expect(findings[0]).toMatchObject({
      date: "2026-09-04T06:00:00.000Z",
      tags: ["AWS", "ec2"],
      impact: expect.stringContaining("Resource ID: arn:aws:ec2:eu-west-1:123456789012:instance/i-1"),
      description: expect.stringContaining("Compliance: CIS-7.0: 5.7 | CIS-3.0: 5.6"),
      mitigation: expect.stringContaining("Remediation URL: https://docs.aws.amazon.com/fix"),
    });
    expect(new Set(findings.map(({ uniqueId }) => uniqueId)).size).toBe(findings.length);
  });

  it("mutes what somebody answers for, says MANUAL of what was not seen, and leaves out what does not apply", async () => {
    const [, ...rows] = csvRecords(await write("csv-prowler", ALL), ";", 100);
    const cells = (name: (typeof PROWLER_COLUMNS)[number]) => rows.map((row) => row[PROWLER_COLUMNS.indexOf(name)]);
    expect(cells("STATUS")).toEqual(["FAIL", "FAIL", "MANUAL", "MANUAL", "PASS"]);
    expect(cells("MUTED")).toEqual(["False", "True", "False", "False", "False"]);
    expect(cells("STATUS_EXTENDED")[1]).toContain("Excused until 2026-10-31 by Ana: Replaced in October, ticket 4711.");
    expect(cells("STATUS_EXTENDED")[2]).toBe("Not seen: EC2 instances in eu-west-1.");
    expect(cells("REGION")[3]).toBe("us-east-1");
  });
});

/** What OCSF 1.4.0 requires of a Detection Finding with the profiles cloud and datetime, and of what is in it. */
const seconds = z.int().positive();
const Ocsf = z.array(
  z.looseObject({
    activity_id: z.literal(1),
    category_uid: z.literal(2),
    class_uid: z.literal(2004),
    type_uid: z.literal(200401),
    severity_id: z.int().min(0).max(6),
    time: seconds,
    time_dt: z.iso.datetime(),
    message: z.string(),
    status_id: z.union([z.literal(1), z.literal(3)]),
    status_code: z.enum(["PASS", "FAIL", "MANUAL"]),
    metadata: z.looseObject({
      version: z.literal("1.4.0"),
      product: z.looseObject({ name: z.string().min(1), vendor_name: z.string().min(1) }),
      profiles: z.array(z.string()),
    }),
    finding_info: z.looseObject({
      uid: z.string().min(1),
      title: z.string().min(1),
      types: z.array(z.string()),
      created_time: seconds,
      created_time_dt: z.iso.datetime(),
      analytic: z.looseObject({ type_id: z.literal(1), uid: z.string() }),
    }),
    remediation: z.looseObject({ desc: z.string(), references: z.array(z.string()) }),
    resources: z
      .array(z.looseObject({ uid: z.string().min(1), name: z.string(), labels: z.array(z.string()) }))
      .length(1),
    cloud: z.looseObject({
      provider: z.literal("aws"),
      region: z.string(),
      account: z.looseObject({ type_id: z.literal(10) }),
    }),
    unmapped: z.looseObject({ compliance: z.record(z.string(), z.array(z.string())) }),
  }),
);

describe("OCSF", () => {
  it("holds what the schema requires, and no null", async () => {
    const text = await write("json-ocsf", ALL, findingReport(ALL, { decided: "2026-09-03T10:00:00.000Z" }));
    const findings = Ocsf.parse(JSON.parse(text));
    expect(findings.map(({ status_code, status_id }) => [status_code, status_id])).toEqual([
      ["FAIL", 1],
      ["FAIL", 3],
      ["MANUAL", 1],
      ["MANUAL", 1],
      ["PASS", 1],
    ]);
    expect(findings[0]?.finding_info.created_time_dt).toBe("2026-09-01T06:00:00.000Z");
    expect(findings[0]?.unmapped.compliance).toEqual({ "CIS-7.0": ["5.7"], "CIS-3.0": ["5.6"] });
    expect(text).not.toContain(":null");
  });

  it("is read by DefectDojo's rules", async () => {
    const findings = defectDojoOcsf(await write("json-ocsf", ALL));
    expect(findings.filter(({ active }) => active)).toHaveLength(2);
    expect(findings[0]).toMatchObject({
      title: "The metadata service answers without a session token (IMDSv1).",
      severity: "High",
      date: "2026-09-01T06:00:00.000Z",
      tags: ["aws"],
      mitigation: expect.stringContaining("aws ec2 stop-instances --instance-ids i-1"),
    });
  });
});

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html */
const filled = (max: number) => z.string().min(1).max(max);
const Asff = z.array(
  z.looseObject({
    SchemaVersion: z.literal("2018-10-08"),
    Id: filled(512),
    ProductArn: z.string().regex(/^arn:aws:securityhub:[a-z0-9-]+:\d{12}:product\/\d{12}\/default$/),
    GeneratorId: filled(512),
    AwsAccountId: z.string().regex(/^\d{12}$/),
    Types: z.array(z.string().regex(/^Software and Configuration Checks(\/[^/]+){0,2}$/)).min(1),
    FirstObservedAt: z.iso.datetime(),
    CreatedAt: z.iso.datetime(),
    UpdatedAt: z.iso.datetime(),
    Severity: z.object({ Label: z.enum(["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"]) }),
    Title: filled(256),
    Description: filled(1024),
    RecordState: z.literal("ACTIVE"),
    ProductFields: z.record(filled(128), z.string().max(2048)).refine((fields) => Object.keys(fields).length <= 50),
    Compliance: z.object({
      Status: z.enum(["PASSED", "FAILED", "WARNING"]),
      RelatedRequirements: z.array(filled(64)).max(32),
      AssociatedStandards: z.array(z.object({ StandardsId: z.string() })).max(20),
    }),
    Remediation: z
      .object({ Recommendation: z.object({ Text: filled(512).optional(), Url: filled(512).optional() }) })
      .optional(),
    Resources: z
      .array(
        z.object({
          Type: filled(256),
          Id: filled(512),
          Partition: z.literal("aws"),
          Region: filled(64),
          Tags: z.record(filled(128), z.string().max(256)).optional(),
        }),
      )
      .length(1),
  }),
);

describe("ASFF", () => {
  it("holds what Security Hub requires within its limits, whatever the account holds", async () => {
    const long = "x".repeat(5_000);
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`key ${at} ${long}`, long]));
    const huge = exportRow({
      ...{ subject: long, arn: `arn:aws:s3:::${long}`, reason: long, tags: many },
      fix: { console: [long], cli: [], terraform: "" },
      check: exportCheck({
        title: long,
        controls: Array.from({ length: 60 }, (_, at) => ({ framework: `cis-${at}.0`, id: long, level: 1 })),
      }),
    });
    const findings = Asff.parse(JSON.parse(await write("json-asff", [...ALL, huge])));
    expect(findings.map(({ Compliance }) => Compliance.Status)).toEqual(["FAILED", "WARNING", "PASSED", "FAILED"]);
    expect(new Set(findings.map(({ Id }) => Id)).size).toBe(findings.length);
    expect(Object.keys(findings[3]?.Resources[0]?.Tags ?? {})).toHaveLength(ASFF_LIMITS.tags);
  });

  it("says since when a failure stands, and of a pass since when its facts are what they are", async () => {
    const findings = Asff.parse(JSON.parse(await write("json-asff", ALL)));
    expect(
      findings.map(({ FirstObservedAt, CreatedAt, UpdatedAt }) => [FirstObservedAt, CreatedAt, UpdatedAt]),
    ).toEqual([
      ["2026-09-01T06:00:00.000Z", "2026-09-01T06:00:00.000Z", "2026-09-04T06:00:00.000Z"],
      ["2026-09-01T06:00:00.000Z", "2026-09-01T06:00:00.000Z", "2026-09-04T06:00:00.000Z"],
      ["2026-09-02T06:00:00.000Z", "2026-09-02T06:00:00.000Z", "2026-09-04T06:00:00.000Z"],
    ]);
  });
});

describe("the report", () => {
  it("keeps hostile texts in their places", async () => {
    for (const text of HOSTILE) {
      const rows = [hostileRow(text)];
      const html = await write(
        "html",
        rows,
        findingReport(rows, { account: text, filter: `q=${encodeURIComponent(text)}` }),
      );
      expect(html.match(/<script/g)).toHaveLength(4);
      expect(html.match(/<\/script>/g)).toHaveLength(4);
      expect(html).not.toContain("<!--");
      expect(html).not.toMatch(/href="(?!https:)/);
    }
  });

  it("asks nothing of anybody", async () => {
    const html = await write("html", ALL);
    expect(html).not.toMatch(/\b(?:src|action|srcset|poster)=|url\(|@import|fetch\(|XMLHttpRequest/);
    expect([...html.matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => url)).toEqual(["https://docs.aws.amazon.com/fix"]);
  });
});

type Imported = {
  title: string;
  description: string;
  severity: string;
  active: boolean;
  date: string;
  uniqueId: string;
  tags: string[];
  impact: string;
  mitigation: string;
};

const DOJO_SEVERITY: Record<string, string> = { critical: "Critical", high: "High", medium: "Medium", low: "Low" };
const DOJO_INACTIVE = ["pass", "manual", "not_available", "skipped"];

/** The rules by which DefectDojo reads this CSV: fields by their names, everything a text, passes and manual inactive. */
function defectDojoCsv(text: string): Imported[] {
  const [header = [], ...records] = csvRecords(text, ";", 10_000);
  return records.map((record) => {
    const row = (name: string) => {
      const cell = record[header.indexOf(name)];
      if (cell === undefined) throw new Error(`no column ${name}`);
      return cell;
    };
    return {
      title: `${row("CHECK_ID")}: ${row("CHECK_TITLE")}`,
      description: `${row("DESCRIPTION")}\n\nRisk: ${row("RISK")}\n\nStatus: ${row("STATUS")}\nCompliance: ${row("COMPLIANCE")}`,
      severity: DOJO_SEVERITY[row("SEVERITY")] ?? "Info",
      active: !DOJO_INACTIVE.includes(row("STATUS").toLowerCase()),
      date: row("TIMESTAMP"),
      uniqueId: row("FINDING_UID"),
      tags: [row("PROVIDER").toUpperCase(), row("SERVICE_NAME")],
      impact: `Resource Name: ${row("RESOURCE_NAME")}\nResource ID: ${row("RESOURCE_UID")}\nRegion: ${row("REGION")}`,
      mitigation: `Remediation: ${row("REMEDIATION_RECOMMENDATION_TEXT")}\nRemediation URL: ${row("REMEDIATION_RECOMMENDATION_URL")}`,
    };
  });
}

const Dojo = z.array(
  z.looseObject({
    message: z.string(),
    risk_details: z.string(),
    severity: z.string(),
    status_code: z.string(),
    status_detail: z.string(),
    cloud: z.looseObject({ provider: z.string(), region: z.string() }),
    resources: z.array(z.looseObject({ type: z.string(), name: z.string() })).min(1),
    finding_info: z.looseObject({ uid: z.string(), created_time_dt: z.string() }),
    metadata: z.looseObject({ event_code: z.string() }),
    remediation: z.looseObject({ desc: z.string() }),
  }),
);

/** The rules by which DefectDojo reads OCSF of Prowler. */
function defectDojoOcsf(text: string): Imported[] {
  return Dojo.parse(JSON.parse(text)).map((item) => ({
    title: item.message,
    description: `${item.risk_details}\n\nStatus: ${item.status_code}\nStatus Detail: ${item.status_detail}`,
    severity: DOJO_SEVERITY[item.severity.toLowerCase()] ?? "Info",
    active: !DOJO_INACTIVE.includes(item.status_code.toLowerCase()),
    date: item.finding_info.created_time_dt,
    uniqueId: item.finding_info.uid,
    tags: [item.cloud.provider],
    impact: `Resource Type: ${item.resources[0]?.type}\nRegion: ${item.cloud.region}`,
    mitigation: `Remediation: ${item.remediation.desc}`,
  }));
}

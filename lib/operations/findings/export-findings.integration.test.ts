import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it, test } from "vitest";
import { database, databasePool } from "@/lib/db/client";
import { checkout } from "@/lib/db/home";
import { csvRecords } from "@/lib/exports/csv-line";
import { CSV_COLUMNS } from "@/lib/exports/findings/csv";
import { FINDING_FORMATS, type FindingFormat } from "@/lib/model/finding-format";
import { localActor } from "@/lib/operations/actor";
import { importBundles } from "@/lib/operations/bundles/import-bundles";
import { useTestDatabase } from "@/lib/testing/database";
import { textOf } from "@/lib/testing/findings";
import { exportFindings } from "./export-findings";
import { findingFiltersOfQuery, findingFilterText } from "./filter-query";
import { listFindings } from "./list-findings";
import { verifyFile } from "./verify-file";

useTestDatabase();

const ACCOUNT = "inherited";

beforeAll(async () => {
  const sources = ["S1", "S2", "S3"].map((name) => ({
    name,
    open: () => createReadStream(join(checkout(), "lib", "sample", `pinecrate-prod-${name}.bearings`)),
  }));
  await importBundles(localActor, { account: ACCOUNT }, sources);
});

type Asked = { at?: string; bom?: boolean; filter?: string };

const written = async (format: FindingFormat, { at = "latest", bom = false, filter = "" }: Asked = {}) => {
  const filters = findingFiltersOfQuery(filter);
  const file = await exportFindings(localActor, { account: ACCOUNT, at, format, filters, bom });
  return { ...file, text: await textOf(asText(file.content)) };
};

async function* asText(content: AsyncIterable<string>) {
  yield* content;
}

const verify = (text: string) =>
  verifyFile(localActor, {}, { name: "file", open: () => Readable.from([Buffer.from(text)]) });

async function decide(reason: string) {
  const account = await database().account.findUniqueOrThrow({ where: { name: ACCOUNT } });
  const { rows } = await listFindings(localActor, { account: ACCOUNT, status: ["fail"], decision: ["open"], limit: 1 });
  await database().exception.create({
    data: {
      ...{ accountId: account.id, checks: [rows[0]?.check ?? ""], kind: "finding", target: rows[0]?.subject ?? "" },
      ...{ reason, owner: "Ana", endsOn: new Date("2099-01-01"), fromSeq: 3, madeBy: "local:local" },
    },
  });
}

describe("a file of findings", () => {
  test.each(FINDING_FORMATS)("%s is the same again, and verified", async (format) => {
    const one = await written(format, { filter: "status=fail&status=not_seen" });
    const again = await written(format, { filter: "status=not_seen&status=fail" });
    expect(again.text).toBe(one.text);
    expect(one.text.length).toBeGreaterThan(1_000);
    expect(one.fileName).toMatch(/^inherited-.*S3-\d{4}-\d\d-\d\d-findings-status=fail/);
    expect(await verify(one.text)).toMatchObject({ outcome: "unaltered", format, difference: null });
  });

  test.each(FINDING_FORMATS)("%s is found out when anything of it changes", async (format) => {
    const { text } = await written(format);
    const at = Math.floor(text.length * 0.6);
    const place = text.indexOf("e", at);
    const changed = `${text.slice(0, place)}a${text.slice(place + 1)}`;
    const found = await verify(changed);
    expect(found.outcome).toBe("altered");
    expect(found.difference?.line).toBe(text.slice(0, place).split("\n").length);
    expect((await verify(`${text}\n`)).outcome).toBe("altered");
    expect((await verify(text.slice(0, -10))).outcome).toBe("altered");
  });

  it("holds exactly what the list of the same filter counts, by check and subject", async () => {
    for (const filter of ["", "framework=cis-3.0&level=1", "severity=high&status=fail&status=pass", "q=zzz-nothing"]) {
      const { total } = await listFindings(localActor, {
        account: ACCOUNT,
        ...findingFiltersOfQuery(filter),
        limit: 0,
      });
      const { findings }: { findings: { check: string; subject: string }[] } = JSON.parse(
        (await written("json", { filter })).text,
      );
      expect(findings).toHaveLength(total);
      const keys = findings.map(({ check, subject }) => Buffer.from(`${check}\0${subject}`));
      expect([...keys].sort(Buffer.compare)).toEqual(keys);
    }
  });

  it("has the tags of the resource and a fix with its real id", async () => {
    const { findings }: { findings: { arn: string | null; tags: object; fix: { cli: string[] } }[] } = JSON.parse(
      (await written("json", { filter: "check=ec2-imdsv2&status=fail" })).text,
    );
    const [first] = findings;
    expect(Object.keys(first?.tags ?? {}).length).toBeGreaterThan(0);
    expect(first?.fix.cli[0]).toContain(first?.arn?.split("/").at(-1));
  });

  it("is remade as it was, whatever is decided later", async () => {
    const before = await written("csv", { bom: true });
    await decide("The vendor ships the fix in October.");
    const after = await written("csv");
    expect(after.text).toContain("The vendor ships the fix in October.");
    expect(after.text).not.toBe(before.text.slice(1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await decide("Another one, made later than the file.");
    for (const { text } of [before, after]) expect(await verify(text)).toMatchObject({ outcome: "unaltered" });
    const status = csvRecords(after.text, ",", 10_000).filter(
      (row) => row[CSV_COLUMNS.indexOf("decision")] === "excused",
    );
    expect(status.map((row) => row[CSV_COLUMNS.indexOf("decided_by")])).toEqual(["Ana"]);
  });

  it("of an older snapshot is what it was then", async () => {
    const { text } = await written("json", { at: "S1" });
    expect(await verify(text)).toMatchObject({ outcome: "unaltered", head: { snapshot: "S1" } });
  });
});

describe("what cannot be verified", () => {
  const say = async (text: string) => {
    const { outcome, sentence } = await verify(text);
    return `${outcome}: ${sentence}`;
  };

  it("is said with its reason", async () => {
    expect(await say("")).toBe("unknown: This is no file of findings that Bearings wrote.");
    expect(await say("PK\u0003\u0004")).toBe("unknown: This is no file of findings that Bearings wrote.");
    expect(await say('[\n{"a":1}\n]\n')).toBe("unknown: This is no file of findings that Bearings wrote.");
    expect(await say(`[${"[".repeat(100_000)}`)).toBe("unknown: This is no file of findings that Bearings wrote.");
    const { text } = await written("json");
    expect(await say(text.replace('"S3"', '"S9"'))).toMatch(/^unknown: .*has no snapshot S9/);
    expect(await say(text.replace(`"${ACCOUNT}"`, '"nobody"'))).toMatch(/^unknown: .*nobody/);
    expect(await say(text.replace('"S3"', '"S2"'))).toMatch(
      /^unknown: It names the audit of inherited:S3 and calls it inherited:S2/,
    );
    expect(await say(text.replace(/"audit": "[0-9a-f]{64}"/, `"audit": "${"0".repeat(64)}"`))).toMatch(
      /^unknown: inherited:S3 has another audit/,
    );
    expect(await say(text.replace(/"texts": "[0-9a-f]{16}"/, `"texts": "${"0".repeat(16)}"`))).toMatch(
      /^unknown: .*another version of Bearings/,
    );
    expect(await say(text.replace('"filter": ""', '"filter": "nonsense=1"'))).toMatch(
      /^unknown: "nonsense" is no filter/,
    );
    expect(await say(text.replace('"snapshot": "S3"', '"snapshot": 3'))).toMatch(
      /^unknown: It does not say which audit/,
    );
  });

  it("is the store itself, when somebody changed it there", async () => {
    const { text } = await written("csv");
    const pool = databasePool();
    const change = (from: string, to: string) =>
      pool.query(
        "update finding set detail = jsonb_set(detail, '{reason}', to_jsonb($2::text)) where ctid = (select ctid from finding where to_seq = 2147483647 and detail->>'reason' = $1 limit 1)",
        [from, to],
      );
    const { rows } = await pool.query<{ reason: string }>(
      "select detail->>'reason' as reason from finding where to_seq = 2147483647 limit 1",
    );
    const reason = rows[0]?.reason ?? "";
    await change(reason, "All is well.");
    expect(await verify(text)).toMatchObject({
      outcome: "store_altered",
      sentence: expect.stringContaining("restore the database"),
    });
    await change("All is well.", reason);
    expect(await verify(text)).toMatchObject({ outcome: "unaltered" });
  });

  it("is refused before there is a file", async () => {
    const ask = (filter: string, format: FindingFormat = "csv") => written(format, { filter });
    await expect(ask("colour=red")).rejects.toThrow('"colour" is no filter of findings');
    await expect(ask("level=1")).rejects.toThrow("needs a framework");
    await expect(ask("status=bad")).rejects.toThrow("status");
    await expect(ask("framework=cis-7.0&framework=cis-3.0")).rejects.toThrow("once");
    await expect(
      ask(
        `check=${"x".repeat(400)}&check=${"y".repeat(500)}&type=${"z".repeat(500)}&region=${"a".repeat(500)}&region=${"b".repeat(500)}`,
        "json-asff",
      ),
    ).rejects.toThrow("too long");
  });
});

it("filters keep one form", () => {
  const text = "q=web&status=fail&status=pass&type=AWS%3A%3AEC2%3A%3AInstance&type=none&framework=cis-7.0&control=5.3";
  expect(findingFilterText(findingFiltersOfQuery(text))).toBe(text);
  expect(findingFiltersOfQuery(text).type).toEqual(["AWS::EC2::Instance", ""]);
  expect(findingFilterText(findingFiltersOfQuery(""))).toBe("");
});

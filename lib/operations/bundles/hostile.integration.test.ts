import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { databasePool } from "@/lib/db/client";
import { LIMITS } from "@/lib/exports/bundle/limits";
import { localActor } from "@/lib/operations/actor";
import { bundleOf, bytesOf, linesOf, sourceOf } from "@/lib/testing/bundles";
import { useTestDatabase } from "@/lib/testing/database";
import { createAccount, gap, listing, resource, storeSnapshot } from "@/lib/testing/snapshots";
import { exportBundle } from "./export-bundle";
import { importBundles } from "./import-bundles";

useTestDatabase();

const AWS = "123456789012";
const topic = (name: string) => `arn:aws:sns:eu-west-1:${AWS}:${name}`;

/** Header, two listings, a gap and two resources of a bundle that is well. */
let lines: string[] = [];

beforeAll(async () => {
  const pool = databasePool();
  const accountId = await createAccount(pool, "origin");
  await pool.query("update account set aws_account_id = $2 where id = $1", [accountId, AWS]);
  const topics = listing([resource({ arn: topic("a"), tags: { k: "v" } }), resource({ arn: topic("b") })]);
  const queues = listing([], { type: "AWS::SQS::Queue", service: "sqs", status: "unseen", reason: "denied" });
  await storeSnapshot(pool, { accountId, seq: 1 }, [topics, queues], { gaps: [gap()] });
  lines = linesOf(await bytesOf((await exportBundle(localActor, { account: "origin" })).content));
  // No account of this name is there: an import that went too far would make one.
  lines[0] = (lines[0] ?? "").replace('"origin"', '"fresh"');
  expect(lines.map((line) => JSON.parse(line).kind)).toEqual([
    undefined,
    "scope",
    "scope",
    "gap",
    "resource",
    "resource",
  ]);
});

const TABLES = [
  ...["account", "scan", "snapshot", "scope", "scope_coverage", "scope_state", "resource", "body", "version"],
  ...["resource_runtime", "gap", "activity"],
];

async function rowsInAll(): Promise<unknown> {
  const counts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`);
  return (await databasePool().query(`select ${counts.join(", ")}`)).rows[0];
}

/** The bundle with one line written otherwise. */
function edited(line: number, change: (text: string) => string): Buffer {
  return bundleOf(lines.map((text, index) => (index === line ? change(text) : text)));
}

/** The bundle with fields of its header set. */
function headed(fields: object): Buffer {
  return edited(0, (text) => JSON.stringify({ ...JSON.parse(text), ...fields }));
}

function dated(fields: object): Buffer {
  return edited(0, (text) => {
    const header = JSON.parse(text);
    return JSON.stringify({ ...header, snapshot: { ...header.snapshot, ...fields } });
  });
}

const HEADER = 0;
const SCOPE = 1;
const GAP = 3;
const FIRST = 4;
const put = (from: string | RegExp, to: string) => (text: string) => {
  const made = text.replace(from, () => to);
  expect(made).not.toBe(text);
  return made;
};
const inConfiguration = (json: string) => put('"configuration":{}', `"configuration":{"X":${json}}`);
const twice = (line: number) => bundleOf(lines.toSpliced(line, 0, lines[line] ?? ""));
const wrongEnd = (fields: object) => {
  const counts = { kind: "end", scopes: 2, places: 0, gaps: 1, resources: 2, notSeen: 0, sha256: "0".repeat(64) };
  return bundleOf(lines, JSON.stringify({ ...counts, ...fields }));
};

const CASES: [string, () => Uint8Array, RegExp][] = [
  ["nothing", () => Buffer.alloc(0), /cut off|empty|gzip/],
  ["text", () => Buffer.from("hello"), /not compressed by gzip/],
  [
    "an image",
    () => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(5_000)]),
    /not compressed by gzip/,
  ],
  ["compressed nothing", () => gzipSync(""), /it is empty/],
  ["compressed noise", () => gzipSync(randomBytes(10_000)), /no bundle of Bearings|not UTF-8|no end/],
  ["other JSON", () => gzipSync('{"hello":"world"}\n'), /does not say that it is one/],
  ["a newer format", () => headed({ version: 2 }), /newer Bearings \(format 2, this one reads 1\)/],
  ["newer rules", () => dated({ rulesVersion: 900 }), /newer Bearings/],
  ["an unknown key in the header", () => headed({ surprise: 1 }), /Line 1 .*surprise/],
  ["no name for its account", () => headed({ account: "new" }), /no name for one here/],
  ["a path for a name", () => headed({ account: "../../etc" }), /no name for one here/],
  ["a long label", () => headed({ label: "x".repeat(25) }), /label: a label has at most 24/],
  ["markup for a label", () => headed({ label: "<b>sample</b>" }), /label: a label has at most 24/],
  ["no AWS account", () => headed({ awsAccountId: "12345678901" }), /twelve digits/],
  ["a day that does not exist", () => dated({ startedAt: "2026-02-30T00:00:00.000Z" }), /Line 1 .*startedAt/],
  ["a snapshot of the future", () => dated({ finishedAt: "2100-01-01T00:00:00.000Z" }), /of the future/],
  ["an end before the start", () => dated({ finishedAt: "2026-01-01T00:00:00.000Z" }), /before it started/],
  ["a snapshot older than AWS", () => dated({ startedAt: "1999-01-01T00:00:00.000Z" }), /older than AWS/],
  ["a number that no snapshot has", () => dated({ seq: 2_147_483_647 }), /Line 1 .*seq/],
  [
    "a status that its gaps deny",
    () => dated({ status: "complete" }),
    /says it is complete, and by its gaps it is partial/,
  ],
  ["a cut file", () => bundleOf(lines).subarray(0, 300), /cut off/],
  ["no last line", () => gzipSync(lines.map((line) => `${line}\n`).join("")), /its last line is missing/],
  ["half a last line", () => gzipSync(`${lines.join("\n")}\n{"kind":"end"`), /cut off: its last line has no end/],
  ["a flipped byte", () => flipped(bundleOf(lines)), /damaged|cut off|gzip/],
  ["another name, and the digest of before", () => wrongEnd({}), /damaged or was changed/],
  ["bytes behind it", () => Buffer.concat([bundleOf(lines), Buffer.from("more")]), /bytes behind its end|damaged/],
  ["zeros behind it", () => Buffer.concat([bundleOf(lines), Buffer.alloc(512)]), /bytes behind its end|damaged/],
  ["another bundle behind it", () => Buffer.concat([bundleOf(lines), bundleOf(lines)]), /behind the end of the bundle/],
  ["an empty line", () => bundleOf(lines.toSpliced(2, 0, "")), /Line 3 is not JSON/],
  [
    "a line without end",
    () => gzipSync(Buffer.alloc(LIMITS.lineBytes + 1_000_000, 0x61)),
    /Line 1 is longer than 16 MiB/,
  ],
  ["a bomb of small lines", () => gzipSync(`${lines[0]}\n${"{}\n".repeat(1_000_000)}`), /Line 2 /],
  ["too few resources counted", () => wrongEnd({ resources: 1 }), /counts 1 resources, and there are 2/],
  ["too many listings counted", () => wrongEnd({ scopes: 3 }), /counts 3 scopes, and there are 2/],
  ["an ARN twice", () => twice(FIRST), /names an ARN that came before/],
  ["a listing twice", () => twice(SCOPE), /names a listing that came before/],
  ["a gap twice", () => twice(GAP), /names a gap that came before/],
  [
    "an ARN of another account",
    () => edited(FIRST, put(topic("a"), topic("a").replace(AWS, "210987654321"))),
    /of an AWS account that the bundle is not of/,
  ],
  ["an ARN of another partition", () => edited(FIRST, put("arn:aws:", "arn:aws-cn:")), /another partition/],
  ["what is no ARN", () => edited(FIRST, put(topic("a"), "topic-a")), /an ARN looks like/],
  [
    "an ARN of an account of three digits",
    () => edited(FIRST, put(topic("a"), "arn:aws:sns:eu-west-1:123:a")),
    /an ARN looks like/,
  ],
  [
    "a resource of no listing",
    () => edited(FIRST, put('"region":"eu-west-1"', '"region":"eu-west-2"')),
    /of a listing that the bundle does not have/,
  ],
  [
    "a seen listing with a resource that was not",
    () => edited(FIRST, put('"seen":true', '"seen":false')),
    /was not seen, and its listing was/,
  ],
  [
    "a listing behind the resources",
    () => bundleOf([...lines.slice(0, 1), ...lines.slice(2), lines[1] ?? ""]),
    /stands too late|does not have/,
  ],
  ["an unknown kind", () => bundleOf([...lines, '{"kind":"secret"}']), /Line 7 /],
  ["an unknown key", () => edited(FIRST, put('"seen":true', '"seen":true,"surprise":1')), /Line 5 .*surprise/],
  [
    "a key twice",
    () => edited(FIRST, put('"seen":true', '"seen":false,"seen":true')),
    /not written as Bearings writes it/,
  ],
  ["spaces", () => edited(FIRST, put('"seen":true', '"seen": true')), /not written as Bearings writes it/],
  ["a reason that does not exist", () => edited(GAP, put('"reason":"denied"', '"reason":"whim"')), /Line 4 /],
  [
    "a property unseen for no reason that exists",
    () => edited(FIRST, inConfiguration('{"seen":false,"reason":"whim","operation":"x","action":null}')),
    /for a reason that does not exist/,
  ],
  ["U+0000 in a value", () => edited(FIRST, inConfiguration('"\\u0000"')), /holds the character U\+0000/],
  ["U+0000 in a key", () => edited(FIRST, inConfiguration('{"\\u0000":1}')), /holds the character U\+0000/],
  ["half a surrogate pair", () => edited(FIRST, inConfiguration('"\\ud800"')), /half a surrogate pair/],
  [
    "a prototype in the configuration",
    () => edited(FIRST, inConfiguration('{"__proto__":{"admin":true}}')),
    /has a key "__proto__"/,
  ],
  [
    "a prototype in the tags",
    () => edited(FIRST, put('"tags":{', '"tags":{"__proto__":"x",')),
    /has a key "__proto__"/,
  ],
  ["a prototype in the header", () => edited(HEADER, put("{", '{"__proto__":{},')), /has a key "__proto__"/],
  ["a number that is not finite", () => edited(FIRST, inConfiguration("1e999")), /not finite/],
  [
    "deep nesting",
    () => edited(FIRST, inConfiguration("[".repeat(200) + "]".repeat(200))),
    /nested deeper than 80 levels/,
  ],
  [
    "very deep nesting",
    () => edited(FIRST, inConfiguration("[".repeat(1_000_000) + "]".repeat(1_000_000))),
    /nested deeper than 80 levels|not JSON/,
  ],
  ["a huge tag", () => edited(FIRST, put('"k":"v"', `"k":"${"v".repeat(LIMITS.tagValue + 1)}"`)), /Line 5 .*tags/],
  [
    "very many tags",
    () => edited(FIRST, put('"k":"v"', Array.from({ length: LIMITS.tags + 1 }, (_, n) => `"k${n}":"v"`).join())),
    /more than 1000 tags/,
  ],
  [
    "a list for a configuration",
    () => edited(FIRST, put('"configuration":{}', '"configuration":[]')),
    /must be an object/,
  ],
];

function flipped(bytes: Buffer): Buffer {
  const made = Buffer.from(bytes);
  made.writeUInt8(made.readUInt8(200) ^ 0xff, 200);
  return made;
}

test.each(CASES)("%s: refused with a reason, and nothing is left of it", async (_, make, sentence) => {
  const before = await rowsInAll();
  const importing = importBundles(localActor, {}, [sourceOf(make(), "odd.bearings")]);
  await expect(importing).rejects.toMatchObject({ code: "invalid", message: expect.stringMatching(sentence) });
  await expect(importing).rejects.toThrow(/^odd\.bearings cannot be imported\. /);
  expect(await rowsInAll()).toEqual(before);
  expect(Object.prototype).not.toHaveProperty("admin");
});

test("the bundle that all of them were made from is taken", async () => {
  const [stored] = await importBundles(localActor, { account: "well" }, [sourceOf(bundleOf(lines))]);
  expect(stored).toMatchObject({ id: "well:S1", status: "partial", resources: 2, gaps: 1 });
});

test("one bad file among good ones takes the good ones with it", async () => {
  const before = await rowsInAll();
  const files = [sourceOf(bundleOf(lines), "good.bearings"), sourceOf(twice(FIRST), "bad.bearings")];
  await expect(importBundles(localActor, { account: "both" }, files)).rejects.toThrow(/^bad\.bearings/);
  expect(await rowsInAll()).toEqual(before);
});

import { describe, expect, test } from "vitest";
import type { InventoryItem } from "@/lib/model/inventory";
import { csvCell } from "./csv-cell";
import { inventoryCsv } from "./inventory-csv";
import { inventoryJson, inventoryJsonWithHeader } from "./inventory-json";

const item = (given: Partial<InventoryItem> = {}): InventoryItem => ({
  arn: "arn:aws:s3:::logs",
  type: "AWS::S3::Bucket",
  region: "eu-west-1",
  name: "logs",
  tags: {},
  state: null,
  seen: true,
  configuration: {},
  ...given,
});

const facts = {
  account: "prod",
  awsAccountId: "123456789012",
  snapshot: "S5",
  takenAt: "2026-09-04T06:00:00.000Z",
  filter: "type=AWS::S3::Bucket",
};

async function text(chunks: AsyncIterable<string>): Promise<string> {
  let all = "";
  for await (const chunk of chunks) all += chunk;
  return all;
}

describe("inventory as JSON", () => {
  test.each([[0], [1], [3]])("of %i resources is an array in the order given", async (count) => {
    const items = Array.from({ length: count }, (_, index) => item({ arn: `arn:${index}`, tags: { a: '"' } }));
    expect(JSON.parse(await text(inventoryJson(items)))).toEqual(items);
  });

  test("writes the fields in their fixed order and nothing else", async () => {
    const { configuration, arn, ...rest } = item();
    const more = { configuration, ...rest, arn, secret: 1 };
    const [only]: unknown[] = JSON.parse(await text(inventoryJson([more])));
    expect(Object.keys(only ?? {})).toEqual([
      "arn",
      "type",
      "region",
      "name",
      "tags",
      "state",
      "seen",
      "configuration",
    ]);
  });
});

describe("inventory as JSON with a header", () => {
  test.each([[0], [2]])("of %i resources holds the same array, after where it is from", async (count) => {
    const items = Array.from({ length: count }, (_, index) => item({ arn: `arn:${index}` }));
    const given = { ...facts, account: '"}\n', filter: "q=\u2028" };
    const written = await text(inventoryJsonWithHeader(items, given));
    const parsed: object = JSON.parse(written);
    expect(parsed).toEqual({ ...given, resources: items });
    expect(Object.keys(parsed)).toEqual(["account", "awsAccountId", "snapshot", "takenAt", "filter", "resources"]);
    expect(written.endsWith("}\n")).toBe(true);
  });

  test("hands on each resource before the next is read", async () => {
    let read = 0;
    function* items() {
      for (read = 1; read <= 3; read += 1) yield item({ arn: `arn:${read}` });
    }
    const seen: number[] = [];
    for await (const chunk of inventoryJsonWithHeader(items(), facts)) if (chunk.includes("arn:")) seen.push(read);
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe("inventory as CSV", () => {
  test("has a header, quotes what needs it and ends lines as RFC 4180 says", async () => {
    const csv = await text(
      inventoryCsv([item({ name: 'a "b", c', tags: { Env: "prod" }, state: "available", seen: false })], facts),
    );
    expect(csv).toBe(
      "arn,type,region,name,tags,state,seen,configuration,account,snapshot,taken_at,filter\r\n" +
        'arn:aws:s3:::logs,AWS::S3::Bucket,eu-west-1,"a ""b"", c","{""Env"":""prod""}",available,false,{},' +
        "prod,S5,2026-09-04T06:00:00.000Z,type=AWS::S3::Bucket\r\n",
    );
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["\n=1+1", "'\n=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["a=1", "a=1"],
    ["", ""],
  ])("cell %j becomes %j", (cell, safe) => {
    expect(csvCell(cell)).toBe(safe);
  });

  test("neutralises formulas in every column that an owner can fill", async () => {
    const csv = await text(inventoryCsv([item({ name: "=cmd", state: "@x", arn: "-a" })], { ...facts, account: "+1" }));
    expect(csv.split("\r\n")[1]).toBe(
      "'-a,AWS::S3::Bucket,eu-west-1,'=cmd,{},'@x,true,{},'+1,S5,2026-09-04T06:00:00.000Z,type=AWS::S3::Bucket",
    );
  });
});

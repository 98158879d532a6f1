import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database, databasePool } from "@/lib/db/client";
import type { Judged, VerdictStatus } from "@/lib/model/finding";
import { useTestDatabase } from "@/lib/testing/database";
import { readCheckStats, readDetails, readFindingRows, readHistory } from "./read-findings";
import { type CheckResults, type WrittenAudit, writeAudit } from "./write-audit";

useTestDatabase();

let accounts = 0;

async function newAccount(): Promise<number> {
  accounts += 1;
  const { id } = await database().account.create({ data: { name: `audited-${accounts}`, connection: {} } });
  return id;
}

const judged = (check: string, subject: string, status: VerdictStatus, reason: string = status): Judged => ({
  check,
  subject: { id: subject, arn: subject, type: "AWS::S3::Bucket", name: subject, region: "eu-west-1" },
  verdict: { status, reason, facts: [], missing: [], severity: "high", unused: false, values: {} },
});

async function audit(accountId: number, seq: number, results: CheckResults[]): Promise<WrittenAudit> {
  const client = await databasePool().connect();
  try {
    await client.query("begin");
    const written = await writeAudit(client, { accountId, seq }, results);
    await client.query("commit");
    return written;
  } finally {
    client.release();
  }
}

async function rowsAt(accountId: number, seq: number) {
  const found = [];
  for await (const chunk of readFindingRows(databasePool(), { accountId, seq })) found.push(...chunk);
  return found;
}

const one = (...lines: Judged[]): CheckResults[] => [{ check: "a", version: 1, judged: lines }];

describe("findings over time", () => {
  it("a failure is open until it is right, and a regression when it comes back", async () => {
    const account = await newAccount();
    expect(await audit(account, 1, one(judged("a", "x", "fail")))).toMatchObject({ opened: 1, resolved: 0 });
    expect(await audit(account, 2, one(judged("a", "x", "fail")))).toMatchObject({ begun: 0, ended: 0 });
    await audit(account, 3, one(judged("a", "x", "fail", "another port")));
    expect(await rowsAt(account, 3)).toMatchObject([{ status: "fail", problemSeq: 1, fromSeq: 3, failures: 1 }]);
    expect(await audit(account, 4, one(judged("a", "x", "pass")))).toMatchObject({ opened: 0, resolved: 1 });
    await audit(account, 5, one(judged("a", "x", "fail")));
    expect(await rowsAt(account, 5)).toMatchObject([{ problemSeq: 5, failures: 2 }]);
    expect(await readHistory(databasePool(), account, { check: "a", subject: "x" })).toMatchObject([
      { status: "fail", fromSeq: 1, toSeq: 3, ended: "facts_changed" },
      { status: "fail", fromSeq: 3, toSeq: 4, ended: "fixed" },
      { status: "pass", fromSeq: 4, toSeq: 5, ended: "broke" },
      { status: "fail", fromSeq: 5, toSeq: null, ended: null },
    ]);
  });

  it("a failure out of sight is neither resolved nor opened again", async () => {
    const account = await newAccount();
    await audit(account, 1, one(judged("a", "x", "fail")));
    expect(await audit(account, 2, one(judged("a", "x", "not_seen")))).toMatchObject({ opened: 0, resolved: 0 });
    expect(await audit(account, 3, one(judged("a", "x", "fail")))).toMatchObject({ opened: 0, resolved: 0 });
    expect(await rowsAt(account, 3)).toMatchObject([{ problemSeq: 1, failures: 1 }]);
  });

  it("says how it ended: gone, or judged by another rule", async () => {
    const account = await newAccount();
    const [x, y] = [judged("a", "x", "fail"), judged("a", "y", "fail")];
    await audit(account, 1, one(x, y));
    expect(await audit(account, 2, one(y))).toMatchObject({ resolved: 1 });
    await audit(account, 3, [{ check: "a", version: 2, judged: [judged("a", "y", "pass")] }]);
    await audit(account, 4, [{ check: "b", version: 1, judged: [] }]);
    const ends = async (subject: string) =>
      (await readHistory(databasePool(), account, { check: "a", subject })).map(({ ended }) => ended);
    expect(await ends("x")).toEqual(["gone"]);
    expect(await ends("y")).toEqual(["rule_changed", "rule_changed"]);
  });

  it("counts by check, and keeps what decided", async () => {
    const account = await newAccount();
    await audit(
      account,
      7,
      one(judged("a", "x", "fail", "port 22"), judged("a", "y", "pass"), judged("a", "z", "manual")),
    );
    expect(await readCheckStats(databasePool(), { accountId: account, seq: 7 })).toEqual([
      { check: "a", version: 1, fail: 1, not_seen: 0, manual: 1, pass: 1, not_applicable: 0, opened: 1, resolved: 0 },
    ]);
    const details = await readDetails(databasePool(), { accountId: account, seq: 7 }, [
      { check: "a", subject: "y" },
      { check: "a", subject: "x" },
    ]);
    expect(details.map(({ reason }) => reason)).toEqual(["pass", "port 22"]);
  });

  it("any series of audits reads back as it was given, and equal ones have one digest", async () => {
    const status = fc.constantFrom<VerdictStatus>("pass", "fail", "not_seen", "manual");
    const snapshot = fc.dictionary(fc.constantFrom("x", "y", "z"), status);
    await fc.assert(
      fc.asyncProperty(fc.array(snapshot, { minLength: 1, maxLength: 6 }), async (series) => {
        const account = await newAccount();
        const digests = new Map<string, string>();
        const failing = new Map<string, number>();
        for (const [index, given] of series.entries()) {
          const lines = Object.entries(given)
            .sort()
            .map(([subject, is]) => judged("a", subject, is));
          const { digest } = await audit(account, index + 1, one(...lines));
          const key = JSON.stringify(Object.entries(given).sort());
          expect(digests.get(key) ?? digest).toBe(digest);
          digests.set(key, digest);
        }
        for (const [index, given] of series.entries()) {
          const seq = index + 1;
          for (const subject of ["x", "y", "z"]) {
            const is = given[subject];
            const holds = is === "fail" || (is === "not_seen" && failing.has(subject));
            if (!holds) failing.delete(subject);
            else if (!failing.has(subject)) failing.set(subject, seq);
          }
          const expected = Object.entries(given)
            .sort()
            .map(([subject, is]) => ({ subject, status: is, problemSeq: failing.get(subject) ?? null }));
          const found = await rowsAt(account, seq);
          expect(found.map(({ subject, status, problemSeq }) => ({ subject, status, problemSeq }))).toEqual(expected);
        }
      }),
      { numRuns: 25 },
    );
  });
});

import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import type { At } from "@/lib/db/snapshot-store/at";
import type { FindingDetail, FindingRow } from "@/lib/model/finding";
import { readFindingRows } from "./read-findings";
import { digestLine, hashOfFinding } from "./write-audit";

/**
 * The digest that a snapshot's audit has by the verdicts that are stored now, each of which is hashed again: it differs
 * from the one kept with the audit when anything was changed in the store, be it one word of a reason.
 */
export async function recomputeDigest(pool: pg.Pool, at: At): Promise<string> {
  const digest = createHash("sha256");
  let check = "";
  let lines: { subject: string; line: string }[] = [];
  // Within a check the digest goes by code unit, as it was judged; the store by code point.
  const flush = () => {
    lines.sort((one, other) => (one.subject < other.subject ? -1 : 1));
    for (const { line } of lines) digest.update(`${line}\n`);
    lines = [];
  };
  for await (const chunk of readFindingRows(pool, at, { detail: true })) {
    for (const row of chunk) {
      if (row.check !== check) flush();
      check = row.check;
      lines.push({ subject: row.subject, line: lineOf(row) });
    }
  }
  flush();
  return digest.digest("hex");
}

function lineOf({
  check,
  subject,
  arn,
  type,
  name,
  region,
  detail,
  ...verdict
}: FindingRow & { detail: FindingDetail }) {
  const hash = hashOfFinding({ id: subject, arn, type, name, region }, { ...verdict, ...detail });
  return digestLine(check, subject, verdict.status, hash);
}

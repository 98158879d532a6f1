import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { copyRows } from "@/lib/db/snapshot-store/copy";
import { OPEN, pieces, rows } from "@/lib/db/snapshot-store/sql";
import { canonicalText, cleanText, hashOf, toJson } from "@/lib/model/canonical";
import {
  type EndReason,
  type FindingDetail,
  type Judged,
  noCounts,
  type StatusCounts,
  type Subject,
  type Verdict,
  type VerdictStatus,
} from "@/lib/model/finding";

/** What a check said of a snapshot. */
export type CheckResults = { check: string; version: number; judged: readonly Judged[] };

/** What an audit wrote. */
export type WrittenAudit = { digest: string; begun: number; ended: number; opened: number; resolved: number };

type Line = Judged & { hash: string; detail: string };
type OpenLine = {
  check: string;
  subject: string;
  hash: string;
  status: VerdictStatus;
  problem_seq: number | null;
  failures: number;
};
type Ended = { check: string; subject: string; why: EndReason };
type Target = { client: pg.ClientBase; accountId: number; seq: number };
type Begun = { line: Line; problemSeq: number | null; failures: number };
type Stat = {
  check: string;
  version: number;
  fingerprint: string;
  counts: StatusCounts;
  opened: number;
  resolved: number;
};

/** A check whose verdicts are not all as they were. */
type Changed = { stat: Stat; lines: readonly Line[]; isNew: boolean; ruleChanged: boolean };

/** Verdicts that are compared at a time: a few megabytes, and few statements for many small checks. */
const BATCH = 5_000;

/**
 * Stores what all checks say of a snapshot as intervals, inside the caller's transaction and under the account's commit
 * lock. A check whose verdicts are all as they were is not compared one by one. Audits of an account come in the order
 * of its snapshots.
 * @param results every check once, in any order
 */
export async function writeAudit(
  client: pg.ClientBase,
  { accountId, seq }: { accountId: number; seq: number },
  results: readonly CheckResults[],
): Promise<WrittenAudit> {
  const target = { client, accountId, seq };
  const before = await statsBefore(client, accountId);
  const sorted = [...results].sort((one, other) => (one.check < other.check ? -1 : 1));
  const digest = createHash("sha256");
  const written = { begun: 0, ended: 0, opened: 0, resolved: 0 };
  const stats: Stat[] = [];
  let batch: Changed[] = [];
  for (const { check, version, judged } of sorted) {
    const lines = judged.map(lineOf);
    for (const line of lines) digest.update(`${digestLine(check, line.subject.id, line.verdict.status, line.hash)}\n`);
    const fingerprint = hashOf(lines.map(({ subject, hash }) => `${subject.id} ${hash}`).join("\n"));
    const last = before.get(check);
    const stat: Stat = { check, version, fingerprint, counts: countsOf(judged), opened: 0, resolved: 0 };
    stats.push(stat);
    if (last?.fingerprint === fingerprint && last.version === version) continue;
    batch.push({ stat, lines, isNew: last === undefined, ruleChanged: last !== undefined && last.version !== version });
    if (batch.reduce((sum, one) => sum + one.lines.length, 0) < BATCH) continue;
    add(written, await writeChanges(target, batch));
    batch = [];
  }
  add(written, await writeChanges(target, batch));
  const removed = [...before.keys()].filter((check) => !results.some((one) => one.check === check));
  written.ended += await endRemoved(target, removed);
  await writeStats(target, stats);
  const sum = digest.digest("hex");
  await client.query("insert into audit (account_id, seq, digest) values ($1, $2, $3)", [accountId, seq, sum]);
  return { digest: sum, ...written };
}

type Written = Omit<WrittenAudit, "digest">;

/** Compares the verdicts of some checks with the open ones and writes what differs. */
async function writeChanges(target: Target, changed: readonly Changed[]): Promise<Written> {
  const written = { begun: 0, ended: 0, opened: 0, resolved: 0 };
  if (changed.length === 0) return written;
  const open = await readOpen(
    target,
    changed.map(({ stat }) => stat.check),
  );
  const unknown = changed
    .filter(({ isNew }) => !isNew)
    .flatMap(({ stat: { check }, lines }) => lines.filter(({ subject }) => !open.get(check)?.has(subject.id)));
  const past = await readPast(target, unknown);
  const changes = changed.map(({ stat, lines, ruleChanged }) => {
    const change = compare(target.seq, lines, open.get(stat.check) ?? new Map(), past, ruleChanged);
    stat.opened = change.opened;
    stat.resolved = change.resolved;
    add(written, { ...change, begun: change.begun.length, ended: change.ended.length });
    return change;
  });
  await end(
    target,
    changes.flatMap(({ ended }) => ended),
  );
  await begin(
    target,
    changes.flatMap(({ begun }) => begun),
  );
  return written;
}

function add(sum: Written, { begun, ended, opened, resolved }: Written): void {
  sum.begun += begun;
  sum.ended += ended;
  sum.opened += opened;
  sum.resolved += resolved;
}

/** One line of what an audit's digest is taken of. */
export function digestLine(check: string, subject: string, status: string, hash: string): string {
  return [check, subject, status, hash].join("\t");
}

function lineOf({ subject: given, verdict, check }: Judged): Line {
  const subject = { ...given, id: cleanText(given.id), name: cleanText(given.name) };
  return { check, subject, verdict, detail: detailText(verdict), hash: hashOfFinding(subject, verdict) };
}

function detailText({ reason, facts, missing, values }: FindingDetail): string {
  return canonicalText(toJson({ reason, facts, missing, values }), ["facts", "missing"]);
}

/** Hash of everything that a verdict says of a subject, the same for one that was judged and one that was read back. */
export function hashOfFinding(
  { id, arn, type, name, region }: Subject,
  verdict: FindingDetail & Pick<Verdict, "status" | "severity" | "unused">,
): string {
  const own = [id, arn, type, name, region, verdict.status, verdict.severity, verdict.unused];
  return hashOf(`${JSON.stringify(own)}${detailText(verdict)}`);
}

function countsOf(judged: readonly Judged[]): StatusCounts {
  const counts = noCounts();
  for (const { verdict } of judged) counts[verdict.status] += 1;
  return counts;
}

async function statsBefore(
  client: pg.ClientBase,
  accountId: number,
): Promise<Map<string, { version: number; fingerprint: string }>> {
  const found = await rows<{ check_id: string; version: number; fingerprint: string }>(
    client,
    `select check_id, version, fingerprint from check_stat
     where account_id = $1 and seq = (select max(seq) from audit where account_id = $1)`,
    [accountId],
  );
  return new Map(found.map(({ check_id, ...stat }) => [check_id, stat]));
}

/** The open verdicts of some checks, by check and subject. */
async function readOpen(
  { client, accountId }: Target,
  checks: readonly string[],
): Promise<Map<string, Map<string, OpenLine>>> {
  const found = await rows<OpenLine>(
    client,
    `select check_id as "check", subject, hash, status, problem_seq, failures from finding
     where account_id = $1 and check_id = any($2) and to_seq = ${OPEN}`,
    [accountId, checks],
  );
  const open = new Map(checks.map((check) => [check, new Map<string, OpenLine>()]));
  for (const line of found) open.get(line.check)?.set(line.subject, line);
  return open;
}

/** How many failures began of subjects that are not open now, by `keyOf`: they may have been there before. */
async function readPast({ client, accountId }: Target, lines: readonly Line[]): Promise<Map<string, number>> {
  const past = new Map<string, number>();
  for (const some of pieces(lines)) {
    const found = await rows<{ check: string; subject: string; failures: number }>(
      client,
      `select f.check_id as "check", f.subject, max(f.failures) as failures
       from unnest($2::text[], $3::text[]) as t(check_id, subject)
       join finding f on f.account_id = $1 and f.check_id = t.check_id and f.subject = t.subject group by 1, 2`,
      [accountId, some.map(({ check }) => check), some.map(({ subject }) => subject.id)],
    );
    for (const { check, subject, failures } of found) past.set(keyOf(check, subject), failures);
  }
  return past;
}

function keyOf(check: string, subject: string): string {
  return `${check} ${subject}`;
}

type Change = { ended: Ended[]; begun: Begun[]; opened: number; resolved: number };

/** What ends and what begins. A failure that is out of sight has not ended. Pure. */
function compare(
  seq: number,
  lines: readonly Line[],
  open: ReadonlyMap<string, OpenLine>,
  past: ReadonlyMap<string, number>,
  ruleChanged: boolean,
): Change {
  const change: Change = { ended: [], begun: [], opened: 0, resolved: 0 };
  const rest = new Map(open);
  for (const line of lines) {
    const { status } = line.verdict;
    const was = open.get(line.subject.id);
    rest.delete(line.subject.id);
    if (was?.hash === line.hash) continue;
    const since = was?.problem_seq ?? null;
    const isProblem = status === "fail" || (status === "not_seen" && since !== null);
    const begins = isProblem && since === null;
    const failures = (was?.failures ?? past.get(keyOf(line.check, line.subject.id)) ?? 0) + (begins ? 1 : 0);
    if (was) change.ended.push({ ...was, why: ruleChanged ? "rule_changed" : whyEnded(was.status, status) });
    if (begins) change.opened += 1;
    if (!isProblem && since !== null) change.resolved += 1;
    change.begun.push({ line, problemSeq: isProblem ? (since ?? seq) : null, failures });
  }
  for (const was of rest.values()) {
    change.ended.push({ ...was, why: ruleChanged ? "rule_changed" : "gone" });
    if (was.problem_seq !== null) change.resolved += 1;
  }
  return change;
}

function whyEnded(was: VerdictStatus, now: VerdictStatus): EndReason {
  if (was === now) return "facts_changed";
  if (now === "not_seen") return "out_of_sight";
  if (was === "not_seen") return "seen_again";
  return now === "fail" ? "broke" : "fixed";
}

async function end({ client, accountId, seq }: Target, ended: readonly Ended[]): Promise<void> {
  for (const some of pieces(ended)) {
    await client.query(
      `update finding f set to_seq = $2, ended = t.why
       from unnest($3::text[], $4::text[], $5::text[]) as t(check_id, subject, why)
       where f.account_id = $1 and f.check_id = t.check_id and f.subject = t.subject and f.to_seq = ${OPEN}`,
      [
        ...[accountId, seq, some.map(({ check }) => check), some.map(({ subject }) => subject)],
        some.map(({ why }) => why),
      ],
    );
  }
}

function begin({ client, accountId, seq }: Target, begun: readonly Begun[]): Promise<number> {
  return copyRows(
    client,
    `finding (account_id, check_id, subject, from_seq, status, severity, unused, arn, type, name, region, problem_seq,
              failures, hash, detail)`,
    begun.map(({ line: { check, subject, verdict, hash, detail }, problemSeq, failures }) => [
      ...[accountId, check, subject.id, seq, verdict.status, verdict.severity, String(verdict.unused), subject.arn],
      ...[subject.type, subject.name, subject.region, problemSeq, failures, hash, detail],
    ]),
  );
}

/** Ends the verdicts of checks that there are no more. */
async function endRemoved({ client, accountId, seq }: Target, checks: readonly string[]): Promise<number> {
  if (checks.length === 0) return 0;
  const { rowCount } = await client.query(
    `update finding set to_seq = $2, ended = 'rule_changed'
     where account_id = $1 and to_seq = ${OPEN} and check_id = any($3)`,
    [accountId, seq, checks],
  );
  return rowCount ?? 0;
}

async function writeStats({ client, accountId, seq }: Target, stats: readonly Stat[]): Promise<void> {
  await copyRows(
    client,
    `check_stat (account_id, seq, check_id, version, fingerprint, fail, not_seen, manual, pass, not_applicable, opened,
                 resolved)`,
    stats.map(({ check, version, fingerprint, counts, opened, resolved }) => [
      ...[accountId, seq, check, version, fingerprint, counts.fail, counts.not_seen, counts.manual, counts.pass],
      ...[counts.not_applicable, opened, resolved],
    ]),
  );
}

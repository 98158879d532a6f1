import { database, databasePool } from "@/lib/db/client";
import { FINDING_FACETS, FINDING_SORT_KEYS } from "@/lib/model/finding-filter";
import { localActor } from "@/lib/operations/actor";
import { listFindings } from "@/lib/operations/findings/list-findings";
import { resolveSnapshot } from "@/lib/operations/snapshots/resolve-snapshot";
import { median, time } from "../storage/figures";
import { plainList } from "./plain-sql";

type Asked = Omit<Parameters<typeof listFindings>[1], "account">;

const CASES: [string, Asked][] = [
  ["unfiltered", {}],
  ["status=fail", { status: ["fail"] }],
  ["severity=high", { severity: ["high"] }],
  ["service=ec2", { service: ["ec2"] }],
  ["region=eu-west-1", { region: ["eu-west-1"] }],
  ["check=ec2-imdsv2", { check: ["ec2-imdsv2"] }],
  ["type=AWS::S3::Bucket", { type: ["AWS::S3::Bucket"] }],
  ["decision=open", { decision: ["open"] }],
  ["use=unused", { use: ["unused"] }],
  ["news=new", { news: ["new"] }],
  ["framework=cis-7.0", { framework: "cis-7.0" }],
  ["q=topic 4711", { q: "topic 4711" }],
  ["q=nothing-like-it", { q: "nothing-like-it" }],
  ["status=fail, severity=high, q=47", { status: ["fail"], severity: ["high"], q: "47" }],
  ...FINDING_SORT_KEYS.map((key): [string, Asked] => [`sort=${key}`, { sort: key }]),
  ["sort=-name, 1,000 rows", { sort: "-name", limit: 1000 }],
];

/** Time of a page of the list through the operation, beside the same question put to the database by hand. */
export async function measureLists(account: string, times: number): Promise<void> {
  const cold = await time(() => listFindings(localActor, { account }));
  console.log(
    `\nList of findings, ${times} times each; the first of a process, which reads the snapshot: ${cold.toFixed(0)} ms`,
  );
  console.log(row(["case", "p50", "p95", "processor", "plain SQL"]));
  const { account: owner, seq } = await resolveSnapshot(database(), account, "latest");
  const all: number[] = [];
  for (const [name, asked] of CASES) {
    await listFindings(localActor, { account, ...asked });
    const measured: number[] = [];
    const used = process.cpuUsage();
    for (let turn = 0; turn < times; turn += 1) {
      measured.push(await time(() => listFindings(localActor, { account, ...asked })));
    }
    const { user, system } = process.cpuUsage(used);
    all.push(...measured);
    const { sort, q, limit, ...chosen } = asked;
    const facets = FINDING_FACETS.filter((facet) => chosen[facet] !== undefined);
    // Services, decisions and frameworks are not in the table: the database is not asked for what it cannot tell.
    const askable =
      facets.every((facet) => facet !== "service" && facet !== "decision") && asked.framework === undefined;
    const plain: number[] = [];
    for (let turn = 0; askable && turn < (plain[0] === undefined || plain[0] < 1_000 ? 3 : 1); turn += 1) {
      plain.push(await time(() => plainList(databasePool(), { accountId: owner.id, seq }, { chosen, sort, q, limit })));
    }
    console.log(
      row([
        name,
        ms(median(measured)),
        ms(p95(measured)),
        ms((user + system) / 1000 / times),
        plain.length === 0 ? "-" : ms(median(plain)),
      ]),
    );
  }
  console.log(row(["all together", ms(median(all)), ms(p95(all)), "", ""]));
}

function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

function row(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(34) : cell.padStart(12))).join("");
}

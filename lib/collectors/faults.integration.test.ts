import pLimit from "p-limit";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Clean, recordClean, runCase } from "@/lib/testing/campaign";
import { startWholeAccount, type WholeAccount } from "@/lib/testing/seed";
import { collectors } from "./registry";

// Every operation of every collector, broken in every way. `npm run faults` walks all of it; a test run takes a share
// that changes from day to day.

const ALL = process.env.BEARINGS_FAULTS === "all";
const DAY = Math.floor(Date.now() / 86_400_000);
/** A day takes some collectors, and some of their cases; after as many days as the product, all had their turn. */
const COLLECTOR_SHARES = 16;
const CASE_SHARES = 8;
const ONLY = process.env.BEARINGS_FAULTS_SERVICES?.split(",");

let whole: WholeAccount;
const tally = { operations: 0, cases: 0, gaps: 0, problems: 0 };

beforeAll(async () => {
  whole = await startWholeAccount(inject("motoUrl"), "210000000098");
}, 300_000);
afterAll(async () => {
  await whole?.proxy.stop();
  console.info(
    `Faults: ${tally.operations} operations, ${tally.cases} cases (${ALL ? "all" : `the share of day ${DAY}`}), ${tally.gaps} gaps, ${tally.problems} not as promised.`,
  );
});

const chosen = collectors.filter(
  ({ service }, index) => ONLY?.includes(service) ?? (ALL || index % COLLECTOR_SHARES === DAY % COLLECTOR_SHARES),
);

describe.each(chosen.map((collector) => [collector.service, collector] as const))("%s", (_, collector) => {
  let clean: Clean;
  beforeAll(async () => {
    clean = await recordClean(collector, whole);
  }, 120_000);

  test(
    "loses nothing but what a gap names",
    async () => {
      const limit = pLimit(8);
      const turn = Math.floor(DAY / COLLECTOR_SHARES) % CASE_SHARES;
      const cases = clean.cases.filter((_, index) => ALL || index % CASE_SHARES === turn);
      const outcomes = await Promise.all(
        cases.map((one) => limit(async () => ({ one, ...(await runCase(clean, one)) }))),
      );
      tally.operations += new Set(clean.cases.map(({ service, operation }) => `${service}.${operation}`)).size;
      tally.cases += outcomes.length;
      for (const { gaps, problems } of outcomes) {
        tally.gaps += gaps;
        tally.problems += problems.length > 0 ? 1 : 0;
      }
      const told = new Map<string, string[]>();
      for (const { one, problems } of outcomes) {
        for (const problem of problems) {
          const words = `${one.operation}: ${problem}`;
          told.set(words, [...(told.get(words) ?? []), one.fault]);
        }
      }
      expect([...told].map(([problem, faults]) => `${problem} (${faults.join(", ")})`)).toEqual([]);
    },
    ALL ? 1_800_000 : 120_000,
  );
});

import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import pg from "pg";
import { ensureEmbedded } from "@/lib/db/embedded";
import { startDashboard } from "../../e2e/dashboard";
import { processOf } from "../../e2e/processes";
import { SNAPSHOTS, type StoredAccount, storeAccount } from "./account";
import { type Case, inventoryCases, otherCases } from "./cases";
import { measureInteractions, PAINT_GOAL } from "./interactions";
import { loadPage, SCRIPT_BUDGET } from "./loads";
import { plainTime } from "./plain-sql";
import { columns, kB, ms } from "./print";
import { residentMemory } from "./processor";
import { timePage, timeRequest } from "./requests";
import { type Frames, measureScroll } from "./scroll";

const { values } = parseArgs({
  options: {
    small: { type: "boolean", default: false },
    requests: { type: "string", default: "20" },
    resources: { type: "string" },
  },
});
const size = Number(values.resources ?? (values.small ? 5_000 : 100_000));
const requests = Number(values.requests);
const say = (line = ""): void => console.log(line);

const dashboard = await startDashboard();
const server = await ensureEmbedded({ home: dashboard.home });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  say(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`);
  const begun = performance.now();
  const account = await storeAccount(server.url, size);
  say(`${account.resources} resources in ${SNAPSHOTS} snapshots, stored in ${seconds(begun)}.`);
  await measureServer(account);
  const cases = inventoryCases(account);
  await measureLoads([...otherCases(account), ...cases.filter(({ name }) => /^(unfiltered|10,000|drawer)/.test(name))]);
  await measureHands(pathOf(cases, "unfiltered"), pathOf(cases, "10,000 rows"));
  say(`\nLoad at the end ${loadavg()[0]?.toFixed(1)}; ${seconds(begun)} in all.`);
} finally {
  await browser.close();
  await server.close();
  await dashboard.stop();
}

async function measureServer(account: StoredAccount): Promise<void> {
  const cases = inventoryCases(account);
  const web = processOf(dashboard, "web server");
  // Modules are loaded by a page of another kind, so that the first one below tells of the index.
  await timeRequest(`${dashboard.url}/accounts`);
  const before = residentMemory(web);
  const cold = await timeRequest(dashboard.url + pathOf(cases, "unfiltered"));
  const again = await timeRequest(dashboard.url + pathOf(cases, "unfiltered"));
  say(`\nFirst inventory of the process ${ms(cold.milliseconds)} ms, second ${ms(again.milliseconds)} ms.`);
  const pool = new pg.Pool({ connectionString: server.url, max: 1 });
  const deep = await deepPage(account, pool);
  const rows = [["page, ms", "first", "p50", "p95", "max", "processor", "kB", "plain SQL", "its processor"]];
  for (const one of [...cases, deep, ...otherCases(account)]) {
    const { first, p50, p95, max, bytes, status, processor } = await timePage(dashboard.url + one.path, requests, web);
    if (status === 404) continue;
    const plain = one.plain && (await plainTime(pool, [account.id, SNAPSHOTS], one.plain));
    rows.push([
      status === 200 ? one.name : `${one.name} (${status})`,
      ...[first, p50, p95, max, processor].map(ms),
      kB(bytes),
      ...(plain ? [ms(plain.milliseconds), ms(plain.processor)] : []),
    ]);
  }
  await pool.end();
  say(`\n${columns(rows)}`);
  say(
    `\nMemory of the web server ${mega(before)} before the first inventory, ${mega(residentMemory(web))} after all of them.`,
  );
}

/** The page after the one that ends in the middle of the list. */
async function deepPage({ id, name }: StoredAccount, pool: pg.Pool): Promise<Case> {
  const { rows } = await pool.query<{ id: number }>(
    `select resource_id as id from version where account_id = $1 and from_seq <= $2 and to_seq > $2
     order by lower(name), resource_id limit 1 offset $3`,
    [id, SNAPSHOTS, Math.floor(size / 2)],
  );
  return { name: "page in the middle", path: `/accounts/${name}/inventory?at=S${SNAPSHOTS}&after=${rows[0]?.id}` };
}

async function measureLoads(cases: readonly Case[]): Promise<void> {
  const rows = [["first load, kB compressed", "scripts", "styles", "document", "layout shift", ""]];
  for (const one of cases) {
    const { name, status, script, style, document, shift } = await loadPage(browser, dashboard.url, one);
    if (status === 404) continue;
    const verdict = script > SCRIPT_BUDGET || Number(shift.toFixed(3)) > 0 ? "MISSED" : "met";
    rows.push([name, kB(script), kB(style), kB(document), shift.toFixed(3), verdict]);
  }
  say(`\nGoal: scripts below ${kB(SCRIPT_BUDGET)} kB, nothing moves by itself.\n${columns(rows)}`);
}

async function measureHands(inventory: string, long: string): Promise<void> {
  const rows = [["move of a hand, ms", "to next paint", "worst", "until there", ""]];
  for (const { name, paint, worst, done } of await measureInteractions(browser, dashboard.url, inventory)) {
    rows.push([name, ms(paint), ms(worst), done === null ? "" : ms(done), paint <= PAINT_GOAL ? "met" : "MISSED"]);
  }
  say(`\nGoal: at most ${PAINT_GOAL} ms to the next paint, in the middle of several.\n${columns(rows)}`);
  const { rows: held, filled, memory, ours, plain, empty } = await measureScroll(browser, dashboard.url, long);
  const told = (name: string, { drawn, dropped, unpainted, longestGap }: Frames) => [
    name,
    ...[drawn, dropped, unpainted].map(String),
    ms(longestGap),
  ];
  say(
    `\n${columns([
      ["scrolling for 5 s", "drawn", "dropped", "with parts not painted", "longest time between two, ms"],
      told(`${held} rows`, ours),
      told("the same as a plain table without scripts", plain),
      told("an empty page of that height", empty),
    ])}`,
  );
  say(`All ${held} rows were in the document after ${ms(filled)} ms; they take ${mega(memory)}.`);
}

function pathOf(cases: readonly Case[], name: string): string {
  return cases.find((one) => one.name === name)?.path ?? "";
}

function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Dashboard } from "./dashboard";
import { test as base, expect } from "./fixtures";
import { kill, type Part, processOf } from "./processes";
import { connectAndScan, connectAndStart, scanEnds } from "./steps";

// What stands on the page while a part of the dashboard is dead: the browser reports every answer that it did not get.
const OUTAGE =
  /Failed to load resource|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;

const test = base.extend({
  site: async ({ doomed }, use) => use(doomed),
  expectedErrors: OUTAGE,
});

test.describe.configure({ mode: "serial" });
test.afterEach(({ aws }) => aws.proxy.reset());

/** The inventory of an undisturbed scan, which a killed one must come to as well. */
let undisturbed: string[];

const Inventory = z.object({ resources: z.array(z.looseObject({ arn: z.string() })).min(1) });

/** Every row of a snapshot's inventory, whole. */
async function inventory(page: Page, account: string): Promise<string[]> {
  const answer = await page.request.get(`/api/accounts/${account}/inventory/json?at=S1`);
  expect(answer.status()).toBe(200);
  return Inventory.parse(await answer.json()).resources.map((row) => JSON.stringify(row));
}

/** Starts the first scan of an account, and kills a part of the dashboard when the scan is half done. */
async function killInTheMiddle(
  page: Page,
  site: Dashboard,
  part: Part,
  account: string,
  endpoint: string,
): Promise<number> {
  await connectAndStart(page, account, endpoint);
  const bar = page.getByRole("progressbar", { name: "Scopes finished" });
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(2);
  await expect(page.getByRole("button", { name: "Cancel scan" })).toBeEnabled();
  return kill(site, part);
}

async function earlierSnapshotIsWhole(page: Page): Promise<void> {
  expect(await inventory(page, "calm")).toEqual(undisturbed);
}

test("an undisturbed scan, to compare with", async ({ page, aws }) => {
  await connectAndScan(page, "calm", aws.endpoint);
  undisturbed = await inventory(page, "calm");
  expect(undisturbed.length).toBeGreaterThan(60);
});

test("kill -9 of the web server: the scan goes on, the page finds back by itself", async ({ page, site, aws }) => {
  aws.proxy.latencyMs = 400;
  const killed = await killInTheMiddle(page, site, "web server", "web-killed", aws.endpoint);
  await expect(page.getByText("The line to the server broke.")).toBeVisible();
  await expect(page.getByText("The line to the server broke.")).toHaveCount(0);
  await scanEnds(page, "S1");
  // Nobody began it again.
  expect(processOf(site, "web server")).not.toBe(killed);
  expect(await inventory(page, "web-killed")).toEqual(undisturbed);
  await page.reload();
  await scanEnds(page, "S1");
  await earlierSnapshotIsWhole(page);
});

test("kill -9 of the worker: another one begins the scan again, and the page says so", async ({ page, site, aws }) => {
  aws.proxy.latencyMs = 400;
  await killInTheMiddle(page, site, "worker", "worker-killed", aws.endpoint);
  await expect(page.getByText("The worker of this scan ended, and another one began it again.")).toBeVisible({
    timeout: 60_000,
  });
  aws.proxy.latencyMs = 0;
  await scanEnds(page, "S1");
  expect(await inventory(page, "worker-killed")).toEqual(undisturbed);
  await earlierSnapshotIsWhole(page);
});

test("kill -9 of PostgreSQL: everything comes back, and the scan is begun again", async ({ page, site, aws }) => {
  aws.proxy.latencyMs = 400;
  const killed = await killInTheMiddle(page, site, "database", "database-killed", aws.endpoint);
  await expect(page.getByText("The worker of this scan ended, and another one began it again.")).toBeVisible({
    timeout: 60_000,
  });
  expect(processOf(site, "database")).not.toBe(killed);
  aws.proxy.latencyMs = 0;
  await scanEnds(page, "S1");
  expect(await inventory(page, "database-killed")).toEqual(undisturbed);
  await earlierSnapshotIsWhole(page);
});

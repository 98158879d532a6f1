import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Fills the connect form for a server at `endpoint`, by the default chain. */
export async function fillConnection(page: Page, name: string, endpoint: string): Promise<void> {
  await page.goto("/accounts/new");
  await page.getByLabel("Default chain").check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByText("AWS-compatible server").click();
  await page.getByLabel("Endpoint").fill(endpoint);
}

/** Connects an account, scans it to the end and stands on the scan's page. */
export async function connectAndScan(page: Page, name: string, endpoint: string): Promise<void> {
  await fillConnection(page, name, endpoint);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Start first scan" }).click();
  await scanEnds(page, "S1");
}

/** Waits on a scan's page until its snapshot exists. */
export async function scanEnds(page: Page, snapshot: string): Promise<void> {
  await expect(page.getByRole("link", { name: `Show inventory of ${snapshot}` })).toBeVisible({ timeout: 80_000 });
}

/** Width by which the page can be pushed sideways; 0 when it fits. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

import { expect, type Locator, type Page } from "@playwright/test";

/** What journeys scan: services of the small account, and few enough that a scan takes seconds however many there are. */
export const SERVICES = ["ec2", "iam", "kms", "logs", "s3", "sns"];

/** Fills the connect form for a server at `endpoint`, by the default chain. */
export async function fillConnection(
  page: Page,
  name: string,
  endpoint: string,
  services: readonly string[] = SERVICES,
): Promise<void> {
  await page.goto(`/accounts/new?services=${services.join(",")}`);
  await page.getByLabel("Default chain").check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByText("AWS-compatible server").click();
  await page.getByLabel("Endpoint").fill(endpoint);
}

/** Connects an account, starts its first scan and stands on the scan's page. */
export async function connectAndStart(page: Page, name: string, endpoint: string): Promise<void> {
  await fillConnection(page, name, endpoint);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Start first scan" }).click();
  await expect(page.getByRole("heading", { name: "Scan S1" })).toBeVisible();
}

/** Connects an account, scans it to the end and stands on the scan's page. */
export async function connectAndScan(page: Page, name: string, endpoint: string): Promise<void> {
  await connectAndStart(page, name, endpoint);
  await scanEnds(page, "S1");
}

/** Scans once more, to the end. */
export async function scanAgain(page: Page, snapshot: string): Promise<void> {
  await page.getByRole("button", { name: "Scan now" }).click();
  await scanEnds(page, snapshot);
}

/** Waits on a scan's page until its snapshot exists. */
export async function scanEnds(page: Page, snapshot: string): Promise<void> {
  await expect(page.getByRole("link", { name: `Show inventory of ${snapshot}` })).toBeVisible({ timeout: 80_000 });
}

/** Width by which the page can be pushed sideways; 0 when it fits. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** A part of a page by its title. */
export function section(page: Page, title: string): Locator {
  return page.locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });
}

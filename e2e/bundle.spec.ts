import { readFileSync } from "node:fs";
import { expectNoBarriers } from "./barriers";
import { test as base, expect } from "./fixtures";

const test = base.extend({
  site: async ({ newcomer }, use) => use(newcomer),
  // What the browser reports of a refused upload; the page says why.
  expectedErrors: /Failed to load resource: the server responded with a status of (400|409)/,
});

test.describe.configure({ mode: "serial" });

let bundle: { name: string; bytes: Buffer };

test("a newcomer is offered two ways in, and no page has data yet", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Take your bearings in an AWS account" })).toBeVisible();
  await expect(page.getByText("npx bearings scan")).toBeVisible();
  await expectNoBarriers(page, "first visit");
  await page.getByRole("link", { name: "Connect an AWS account" }).click();
  await expect(page.getByRole("heading", { name: "Connect an account" })).toBeVisible();
  await expect(page.getByRole("region", { name: /^Read-only policy, JSON policy( 1)?$/ })).toContainText(
    '"account:GetContactInformation"',
  );
});

test("a snapshot's page writes it to a file", async ({ browser, dashboard, surveyed }) => {
  const page = await browser.newPage({ baseURL: dashboard.url });
  await page.goto(`/accounts/${surveyed}/snapshots/S1`);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export bundle" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${surveyed}-S1.bearings`);
  bundle = { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  await page.close();
});

test("a damaged file is refused with the reason, and what was typed stays", async ({ page }) => {
  await page.goto("/");
  await page.getByText("Import a bundle", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("customer");
  const damaged = bundle.bytes.subarray(0, bundle.bytes.length - 100);
  await page.getByLabel("Bundle", { exact: true }).setInputFiles({ ...file(damaged), name: "half.bearings" });
  await page.getByRole("button", { name: "Import bundle" }).click();
  await expect(
    page.getByText("half.bearings cannot be imported. The file is cut off: its end is missing."),
  ).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("customer");
  await expectNoBarriers(page, "refused bundle");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Take your bearings in an AWS account" })).toBeVisible();
});

test("from the first visit the sample account opens by one click", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Open the sample account" }).click();
  await expect(page).toHaveURL(/\/accounts\/[a-z0-9-]+\/?/);
  await expect(page.getByText("sample", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Scan now/ })).toBeDisabled();
});

test("a file becomes an account that shows its gaps and cannot be scanned", async ({ page }) => {
  await page.goto("/");
  await page.getByText("Import a bundle", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("customer");
  await page.getByLabel("Bundle", { exact: true }).setInputFiles(file(bundle.bytes));
  await page.getByRole("button", { name: "Import bundle" }).click();
  await expect(page).toHaveURL(/\/accounts\/customer\b/);
  await expect(page.getByRole("button", { name: /^Scan now/ })).toBeDisabled();
  await page.goto("/accounts/customer/snapshots/S1");
  await expect(page.getByText("sns:ListSubscriptions").first()).toBeVisible();
});

test("without scripts the form leads to the account as well", async ({ browser, newcomer }) => {
  const context = await browser.newContext({ baseURL: newcomer.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/accounts");
  await page.getByText("Import a bundle", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("no-scripts");
  await page.getByLabel("Bundle", { exact: true }).setInputFiles(file(bundle.bytes));
  await page.getByRole("button", { name: "Import bundle" }).click();
  await expect(page).toHaveURL(/\/accounts\/no-scripts\b/);
  await context.close();
});

function file(buffer: Buffer) {
  return { name: bundle.name, mimeType: "application/gzip", buffer };
}

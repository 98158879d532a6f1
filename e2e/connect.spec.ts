import { readFileSync } from "node:fs";
import { MANY } from "./account-proxy";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { HOSTILE, TOPICS } from "./small-account";
import { fillConnection, scanEnds } from "./steps";

test.describe.configure({ mode: "serial" });

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

test("the role comes ready to paste, with who may take it on and an external id of its own", async ({ page }) => {
  await page.goto("/accounts/new");
  const externalId = await page.getByRole("textbox", { name: "External id" }).inputValue();
  expect(externalId).toMatch(/^brg-[0-9a-f]{18}$/);
  await page.getByLabel("Bearings runs as").fill("arn:aws:iam::12:root");
  await page.getByRole("button", { name: "Fill in" }).click();
  await expect(page.getByLabel("Bearings runs as")).toHaveAccessibleDescription(/account id \(twelve digits\)/);
  await page.getByLabel("Bearings runs as").fill("210987654321");
  await page.getByRole("button", { name: "Fill in" }).click();
  await expect(page.getByRole("region", { name: "Commands for CloudShell" })).toContainText(
    `Principal=210987654321 ExternalId=${externalId}`,
  );
  await expect(page.getByRole("textbox", { name: "External id" })).toHaveValue(externalId);
  await page.getByText("Terraform", { exact: true }).click();
  await expect(page.getByRole("region", { name: "Read-only role, Terraform" })).toContainText(externalId);
  await expectNoBarriers(page, "role filled in");
});

test("wrong fields are named with their rules, and what was typed stays", async ({ page }) => {
  await page.goto("/accounts/new");
  await page.getByLabel("Name", { exact: true }).fill("Prod Account");
  await page.getByLabel("Role ARN").fill("arn:aws:iam::12:role/x");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/small letter or digit/);
  await expect(page.getByLabel("Role ARN")).toHaveAccessibleDescription(/arn:aws:iam::123456789012:role/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Prod Account");
  await expect(page.getByRole("button", { name: "Start first scan" })).toHaveCount(0);
});

test("a server that does not answer is an answer that says what to do", async ({ page }) => {
  await fillConnection(page, "prod", "http://127.0.0.1:9");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "127.0.0.1:9" })).toBeVisible();
  await expect(page.getByLabel("Endpoint")).toHaveValue("http://127.0.0.1:9");
});

test("connect, test, scan all regions with live progress", async ({ page, aws }) => {
  aws.proxy.regions = MANY;
  aws.proxy.latencyMs = 40;
  await fillConnection(page, "prod", aws.endpoint);
  await page.getByRole("button", { name: "Test connection" }).click();
  const result = page.getByRole("region", { name: "Result of the test" });
  await expect(result).toContainText("123456789012");
  await expect(result).toContainText(`${MANY.length} regions enabled`);
  await expectNoBarriers(page, "connection tested");
  await page.getByRole("button", { name: "Start first scan" }).click();
  await expect(page).toHaveURL(/\/accounts\/prod\/scans\/S1$/);
  await expect(page.getByRole("heading", { name: "Scan S1" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Progress by region and service" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Scan now" })).toBeDisabled();
  const bar = page.getByRole("progressbar", { name: "Scopes finished" });
  const first = Number(await bar.getAttribute("aria-valuenow"));
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(first);
  await page.reload();
  await expect(page.getByRole("button", { name: "Cancel scan" })).toBeVisible();
  await expectNoBarriers(page, "scan under way");
  await scanEnds(page, "S1");
  await expect(page.getByRole("button", { name: "Scan now" })).toBeEnabled();
  aws.proxy.reset();
});

test("inventory: honest counts, pages, search, filters in the address", async ({ page }) => {
  await page.goto("/accounts/prod");
  await expect(page).toHaveURL(/\/accounts\/prod\/inventory\?at=S1$/);
  const table = page.getByRole("table", { name: "Resources, by name" });
  // The key works once the page's script runs; a hand that is quicker presses it again.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.keyboard.type("alarm-");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=alarm-/);
  await expect(page.getByText(new RegExp(`^${TOPICS} of [\\d,]+ resources, 50 on this page$`))).toBeVisible();
  await expect(table.getByRole("row")).toHaveCount(51);
  await page.getByRole("link", { name: "Next 50" }).click();
  await expect(table.getByRole("row")).toHaveCount(TOPICS - 50 + 1);
  await page.goBack();
  await page.getByRole("searchbox").fill("pinecrate");
  await page.getByRole("searchbox").press("Enter");
  await expect(table.getByRole("link", { name: "pinecrate-main" })).toBeVisible();
  const types = page.getByRole("region", { name: "Type", exact: true });
  await types.getByText(/\d+ more$/).click();
  await types.getByRole("link", { name: /^S3 buckets/ }).click();
  await expect(page).toHaveURL(/type=AWS%3A%3AS3%3A%3ABucket/);
  await expect(table.getByRole("link")).toHaveText(["pinecrate-assets"]);
  await page.getByRole("searchbox").fill("no such thing");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("heading", { name: /^0 of [\d,]+ resources match$/ })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/inventory\?at=S1$/);
});

test("hostile names and tags are text, on the page and in files", async ({ page }) => {
  await page.goto("/accounts/prod/inventory?at=S1&q=onerror");
  const link = page.getByRole("link", { name: HOSTILE.markup });
  await expect(link).toBeVisible();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(HOSTILE.markup);
  await expect(page.getByText(HOSTILE.formula, { exact: true })).toBeVisible();
  await expect(page.getByText(HOSTILE.direction, { exact: true })).toBeVisible();
  await expect(page).not.toHaveTitle("broken in");
  expect(await page.locator("main img, main script").count()).toBe(0);
});

test("a resource page shows configuration, tags, relations both ways and history", async ({ page }) => {
  await page.goto("/accounts/prod/inventory?at=S1&q=pinecrate-main");
  await page.getByRole("link", { name: "pinecrate-main" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "pinecrate-main" })).toBeVisible();
  await expect(page.getByText("10.20.0.0/16").first()).toBeVisible();
  await expect(page.getByText("platform")).toBeVisible();
  await page.getByText("Show as JSON").click();
  await expect(page.getByRole("region", { name: "Configuration as JSON" })).toContainText(
    '"CidrBlock": "10.20.0.0/16"',
  );
  await expect(page.getByText("first seen")).toBeVisible();
  await page.getByRole("link", { name: "web-classic" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "web-classic" })).toBeVisible();
  await expect(page).toHaveURL(/at=S1/);
  await page.getByRole("link", { name: "pinecrate-main" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "pinecrate-main" })).toBeVisible();
});

test("an export holds exactly what is filtered", async ({ page }) => {
  await page.goto("/accounts/prod/inventory?at=S1&q=alarm-");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "JSON" }).click();
  const rows: unknown = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(Array.isArray(rows) ? rows.length : 0).toBe(TOPICS);
  const csv = page.waitForEvent("download");
  await page.goto("/accounts/prod/inventory?at=S1&q=onerror");
  await page.getByRole("link", { name: "CSV" }).click();
  const text = readFileSync(await (await csv).path(), "utf8");
  expect(text).toContain("onerror");
  expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
});

test("an account that is there already is said to be, under its field", async ({ page, aws }) => {
  await fillConnection(page, "prod", aws.endpoint);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Start first scan" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/"prod" already/);
});

import { MANY } from "./account-proxy";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { fillConnection, scanEnds } from "./steps";

test.describe.configure({ mode: "serial" });

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

test("an account that is there already is said to be, under its field", async ({ page, aws }) => {
  await fillConnection(page, "prod", aws.endpoint);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Start first scan" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/"prod" already/);
});

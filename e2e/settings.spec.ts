import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { fillConnection, section } from "./steps";

async function connect(page: Page, name: string, endpoint: string): Promise<void> {
  await fillConnection(page, name, endpoint);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Check what it may read" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pre-flight" })).toBeVisible();
  await page.goto(`/accounts/${name}/settings`);
}

test("a connection is tested, refused with its rules, and renamed", async ({ page, aws }) => {
  await connect(page, "to-rename", aws.endpoint);
  await expectNoBarriers(page, "settings");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("region", { name: "Result of the test" })).toContainText("123456789012");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Not A Name");
  await page.getByLabel("Endpoint").fill("nowhere");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(name).toHaveAccessibleDescription(/small letter or digit/);
  await expect(page.getByLabel("Endpoint")).toHaveAccessibleDescription(/http:\/\/127\.0\.0\.1:5000/);
  await name.fill("renamed");
  await page.getByLabel("Endpoint").fill(aws.endpoint);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(/\/accounts\/renamed\/settings$/);
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("renamed");
});

test("an account goes only for who types its name, and says what goes with it", async ({ page, aws }) => {
  await connect(page, "to-remove", aws.endpoint);
  const part = section(page, "Remove this account");
  await expect(part).toContainText("0 snapshots");
  await part.getByLabel("Type to-remove to remove it").fill("to-keep");
  await part.getByRole("button", { name: "Remove account" }).click();
  await expect(part.getByRole("textbox")).toHaveAccessibleDescription(/not the name of the account/);
  await part.getByRole("textbox").fill("to-remove");
  await part.getByRole("button", { name: "Remove account" }).click();
  await expect(page).toHaveURL(/\/(accounts)?$/);
  await expect(page.getByRole("link", { name: "to-remove", exact: true })).toHaveCount(0);
});

test.describe("in another time zone", () => {
  test.use({ timezoneId: "Asia/Tokyo" });
  test("times, theme and rows are as this browser chose, and in UTC on hover", async ({ page, surveyed }) => {
    await page.goto(`/accounts/${surveyed}/settings`);
    await page.getByLabel("local time, Asia/Tokyo").check();
    await page.getByRole("group", { name: "Theme" }).getByLabel("dark").check();
    await page.getByRole("group", { name: "Rows" }).getByLabel("compact").check();
    await page.getByRole("button", { name: "Save for this browser" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
    await page.goto(`/accounts/${surveyed}`);
    const taken = page.locator("main time").first();
    await expect(taken).toHaveText(/ \d\d:\d\d UTC\+9$/);
    await expect(taken).toHaveAttribute("title", / \d\d:\d\d:\d\d UTC$/);
    await page.goto(`/accounts/${surveyed}/settings`);
    await page.getByRole("group", { name: "Times" }).getByLabel("UTC", { exact: true }).check();
    await page.getByRole("group", { name: "Theme" }).getByLabel("as the system").check();
    await page.getByRole("button", { name: "Save for this browser" }).click();
    await expect(page.locator("html")).not.toHaveAttribute("data-theme");
    await page.goto(`/accounts/${surveyed}`);
    await expect(page.locator("main time").first()).toHaveText(/ \d\d:\d\d UTC$/);
  });
});

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { HOSTILE, TOPICS } from "./small-account";
import { sidewaysScroll } from "./steps";

const base = "/accounts/surveyed/inventory";

const table = (page: Page) => page.getByRole("table", { name: /^Resources of S2/ });
const names = (page: Page) => table(page).locator("a.name");
const facet = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const drawer = (page: Page) => page.getByRole("complementary", { name: /^Resource/ });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

/** Presses a key until it has done what it should: keys work once the page's script runs. */
async function pressUntil(page: Page, key: string, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await done();
  }).toPass();
}

test.beforeEach(({ surveyed }) => {
  expect(surveyed).toBe("surveyed");
});

test("the list follows while one types, no letter is lost, and the count is said", async ({ page }) => {
  await page.goto(`${base}?at=S2`);
  const field = page.getByRole("searchbox", { name: /^Search name/ });
  await pressUntil(page, "/", () => expect(field).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.type("alarm-0", { delay: 70 });
  await expect(page.getByRole("status").filter({ hasText: /^9 of [\d,]+ resources$/ })).toHaveCount(1);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("alarm-0");
  await page.keyboard.type("7");
  await expect(names(page)).toHaveText(["alarm-07"]);
  await expect(page).toHaveURL(/q=alarm-07/);
  await field.fill("no such thing");
  await expect(page.getByRole("heading", { name: /^0 of [\d,]+ resources match$/ })).toBeVisible();
  await expect(page.getByText("Asked for: search “no such thing”.")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(field).toHaveValue("");
  await expect(page).toHaveURL(/inventory\?at=S2$/);
});

test("facets, sorting, columns and pages stand in the address; a saved view brings them to another browser", async ({
  page,
  browser,
  site,
}) => {
  await page.goto(`${base}?at=S2`);
  await facet(page, "Type").getByRole("button", { name: "Search types" }).click();
  await page.getByRole("searchbox", { name: "Search types" }).fill("topic");
  await facet(page, "Type")
    .getByRole("link", { name: /^SNS topics/ })
    .click();
  await expect(page).toHaveURL(/type=AWS%3A%3ASNS%3A%3ATopic/);
  await expect(page.getByText("Type isSNS topics")).toBeVisible();
  await expect(table(page).getByRole("row")).toHaveCount(51);
  await page.getByRole("link", { name: `Next ${TOPICS - 50}` }).click();
  await expect(names(page)).toHaveCount(TOPICS - 50);
  await page.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
  await expect(names(page).first()).toHaveText(`alarm-${TOPICS}`);
  expect(parameter(page, "after")).toBeNull();

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("dialog", { name: "Columns" }).getByRole("link", { name: "Since", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "Since" })).toBeVisible();
  await page.keyboard.press("Escape");

  const name = `Topics "backwards" 🔔`;
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByLabel("Name of the view").fill(name);
  await page.getByRole("button", { name: "Save this view" }).click();
  await expect(page.getByRole("button", { name: `Saved views, ${name} is shown` })).toBeVisible();
  const address = page.url();

  const other = await browser.newPage({ baseURL: site.url });
  await other.goto(`${base}?at=S2`);
  await other.getByRole("button", { name: "Saved views" }).click();
  await other.getByRole("link", { name }).click();
  await expect(names(other).first()).toHaveText(`alarm-${TOPICS}`);
  await expect(other.getByRole("columnheader", { name: "Since" })).toBeVisible();
  expect(other.url()).toBe(address);

  await other.getByRole("button", { name: /^Saved views/ }).click();
  await other.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(other.getByRole("button", { name: "Saved views", exact: true })).toBeVisible();
  await other.getByRole("button", { name: "Undo" }).click();
  await expect(other.getByRole("button", { name: `Saved views, ${name} is shown` })).toBeVisible();
  await other.close();
});

test("by hand on the keys: walk, open, filter by a cell, select, copy, and back to the row", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.goto(`${base}?at=S2&q=alarm-`);
  const row = (name: string) => table(page).getByRole("link", { name, exact: true });
  await pressUntil(page, "j", () => expect(row("alarm-01")).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(row("alarm-03")).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("y");
  await expect.poll(clipboard).toBe("alarm-02");
  await page.keyboard.press("x");
  await page.keyboard.press("End");
  await expect(row("alarm-50")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(page.getByText("3 selected", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Copy ids" }).click();
  await expect.poll(clipboard).toBe("alarm-02\nalarm-03\nalarm-04");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export ARNs" }).click();
  const arns = readFileSync(await (await saved).path(), "utf8")
    .trim()
    .split("\n");
  expect(arns.map((arn) => arn.split(":").at(-1))).toEqual(["alarm-02", "alarm-03", "alarm-04"]);
  await page.getByRole("button", { name: "Clear selection" }).click();

  await row("alarm-04").focus();
  await page.keyboard.press("Enter");
  await expect(drawer(page).getByRole("heading", { level: 2, name: "alarm-04" })).toBeFocused();
  await page.keyboard.press("j");
  await expect(drawer(page).getByRole("heading", { level: 2, name: "alarm-05" })).toBeVisible();
  await expect(table(page).locator("tr[aria-current=true]")).toContainText("alarm-05");
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toHaveCount(0);
  await expect(row("alarm-05")).toBeFocused();

  const region = table(page).getByRole("columnheader").allInnerTexts();
  const steps = (await region).findIndex((title) => title.trim() === "Region");
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/region=eu-west-1/);
  await expect(page.getByText("Region iseu-west-1")).toBeVisible();
});

test("back and reload keep filter, drawer, row and scroll position", async ({ page }) => {
  await page.goto(`${base}?at=S2&q=alarm-`);
  await names(page).nth(40).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(0);
  await names(page).nth(40).click();
  await expect(drawer(page).getByRole("heading", { level: 2, name: "alarm-41" })).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  await page.reload();
  await expect(drawer(page).getByRole("heading", { level: 2, name: "alarm-41" })).toBeVisible();
  await expect(table(page).locator("tr[aria-current=true]")).toContainText("alarm-41");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
  await page.goBack();
  await expect(drawer(page)).toHaveCount(0);
  await expect(names(page)).toHaveCount(50);
  await expect(page).not.toHaveURL(/open=/);
  await page.goForward();
  await expect(drawer(page).getByRole("heading", { level: 2, name: "alarm-41" })).toBeVisible();
});

test("a file holds exactly the rows that are shown, in both forms", async ({ page }) => {
  await page.goto(`${base}?at=S2&q=alarm-&sort=-name&rows=200`);
  const shown = await table(page)
    .locator("tr[data-arn]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-arn")));
  expect(shown).toHaveLength(TOPICS);
  const json = page.waitForEvent("download");
  await page.getByRole("link", { name: "JSON" }).click();
  const file = JSON.parse(readFileSync(await (await json).path(), "utf8"));
  expect(file.resources.map(({ arn }: { arn: string }) => arn).sort()).toEqual([...shown].sort());
  const { account, awsAccountId, snapshot, filter } = file;
  expect([account, awsAccountId, snapshot, filter]).toEqual(["surveyed", "123456789012", "S2", "q=alarm-"]);
  expect(Date.now() - Date.parse(file.takenAt)).toBeLessThan(3_600_000);
  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const [, ...lines] = readFileSync(await (await csv).path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines.map((line) => line.split(",")[0]).sort()).toEqual([...shown].sort());
});

test("what is without a tag is one choice away, by pointer and by key, and in the file", async ({ page }) => {
  await page.goto(`${base}?at=S2&type=AWS::EC2::VPC`);
  const all = await names(page).count();
  await expect(names(page).filter({ hasText: "pinecrate-main" })).toHaveCount(1);
  const without = facet(page, "Tag").getByRole("link", { name: `without owner, ${all - 1}` });
  await without.click();
  await expect(names(page)).toHaveCount(all - 1);
  await expect(names(page).filter({ hasText: "pinecrate-main" })).toHaveCount(0);
  await expect(without).toHaveAttribute("aria-current", "true");
  await expect(without).toBeFocused();
  await expect(page.getByRole("link", { name: "Remove filter Without tag owner" })).toBeVisible();
  const json = page.waitForEvent("download");
  await page.getByRole("link", { name: "JSON" }).click();
  const { filter, resources } = JSON.parse(readFileSync(await (await json).path(), "utf8"));
  expect([filter, resources.length]).toEqual(["type=AWS::EC2::VPC&tag=!owner", all - 1]);
  await expectNoBarriers(page, "without a tag");

  await facet(page, "Tag")
    .getByRole("link", { name: /^owner=platform/ })
    .click();
  await expect(names(page)).toHaveCount(all);
  await facet(page, "Tag")
    .getByRole("link", { name: /^owner ?\d/ })
    .click();
  await expect(names(page)).toHaveText(["pinecrate-main"]);
  await without.focus();
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveCount(all);
});

test("a long page brings all its rows, and reaches them by key and by what stands in them", async ({ page }) => {
  await page.goto(`${base}?at=S2&rows=1000`);
  const whole = Number(await table(page).getAttribute("aria-rowcount")) - 1;
  expect(whole).toBeGreaterThan(120);
  await expect(names(page)).toHaveCount(whole);
  // Find in page: what is far from the window is text like any other.
  const last = await names(page).last().innerText();
  expect(await page.evaluate((text) => Reflect.get(window, "find")(text), last)).toBe(true);
  await page.evaluate(() => window.scrollTo(0, 0));
  await pressUntil(page, "j", () => expect(names(page).first()).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.press("End");
  await expect(page.locator(`tr[data-index="${whole - 1}"] a.name`)).toBeFocused();
  const place = await page.evaluate(() => window.scrollY);
  await page.keyboard.press("Enter");
  await expect(drawer(page).getByRole("heading", { level: 2 })).toBeVisible();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - place)).toBeLessThan(5);
});

test("hostile names and tags are text, on the page and in files", async ({ page }) => {
  await page.goto(`${base}?at=S2&type=AWS::EC2::Subnet`);
  const shown = await names(page).allTextContents();
  for (const name of [HOSTILE.markup, HOSTILE.formula, HOSTILE.direction, HOSTILE.emoji]) expect(shown).toContain(name);
  expect(shown.some((name) => name.startsWith("huge-") && name.length <= 300)).toBe(true);
  expect(await sidewaysScroll(page)).toBe(0);
  await names(page).filter({ hasText: "onerror" }).click();
  await expect(drawer(page).getByRole("heading", { level: 2 })).toHaveText(HOSTILE.markup);
  await expect(page).not.toHaveTitle("broken in");
  expect(await page.locator("main img, main script").count()).toBe(0);
  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const text = readFileSync(await (await csv).path(), "utf8");
  expect(text).toContain("'=HYPERLINK");
  expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
  expect(text).toContain(HOSTILE.huge);
});

test("on a phone rows fold, filters are a sheet, and the search is at hand", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${base}?at=S2`);
  await expect(facet(page, "Type")).toBeHidden();
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await facet(page, "Service").getByRole("link", { name: /^sns/ }).click();
  await expect(page).toHaveURL(/service=sns/);
  await page.getByRole("button", { name: /^Show [\d,]+ resources$/ }).click();
  await expect(facet(page, "Type")).toBeHidden();
  const field = page.getByRole("searchbox", { name: /^Search name/ });
  await field.fill("alarm-12");
  await expect(names(page)).toHaveText(["alarm-12"]);
  expect(await sidewaysScroll(page)).toBe(0);
  await names(page).first().click();
  const box = await drawer(page).boundingBox();
  expect(box?.width).toBe(390);
  await expect(page).toHaveURL(/open=/);
  await page.goBack();
  await expect(drawer(page)).toHaveCount(0);
});

test("no serious barrier with a drawer, filters and rows selected, in both themes at both widths", async ({ page }) => {
  await page.goto(`${base}?at=S2&type=AWS::EC2::VPC&seen=yes`);
  await pressUntil(page, "j", () => expect(names(page).first()).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.press("x");
  await page.keyboard.press("Enter");
  await expect(drawer(page).getByRole("heading", { level: 2 })).toBeVisible();
  await expectNoBarriers(page, "inventory with a drawer");
  await page.keyboard.press("Escape");
  for (const button of ["Saved views", "Columns", "Filter by field"]) {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoBarriers(page, button);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("fields of the one type chosen can be filtered by, and the chip takes it back", async ({ page }) => {
  await page.goto(`${base}?at=S2&type=AWS::EC2::Subnet`);
  const all = await names(page).count();
  await page.getByRole("button", { name: "Filter by field" }).click();
  const editor = page.getByRole("dialog", { name: "Filter by a field" });
  await editor.getByLabel("Field").selectOption("CidrBlock");
  await editor.getByLabel("Comparison").selectOption("contains");
  await editor.getByLabel("Value").fill("10.20.1.");
  await editor.getByRole("button", { name: "Add filter" }).click();
  await expect(page).toHaveURL(/where=CidrBlock/);
  await expect(names(page)).toHaveCount(1);
  await page.getByRole("link", { name: "Remove filter CidrBlock contains 10.20.1." }).click();
  await expect(names(page)).toHaveCount(all);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("facets, heads and names are links", async ({ page }) => {
    await page.goto(`${base}?at=S2`);
    await facet(page, "Service").getByRole("link", { name: /^sns/ }).click();
    await page.getByRole("columnheader", { name: "Id" }).getByRole("link").click();
    await expect(page).toHaveURL(/service=sns.*sort=id/);
    await names(page).first().click();
    await expect(drawer(page).getByRole("heading", { level: 2 })).toBeVisible();
  });
});

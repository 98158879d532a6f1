import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { sidewaysScroll } from "./steps";

const table = (page: Page) => page.getByRole("table", { name: /^Findings of S\d/ });
const drawer = (page: Page) => page.getByRole("complementary", { name: /^Finding/ });
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const facet = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Presses a key until it has done what it should: keys work once the page's script runs. */
async function pressUntil(page: Page, key: string, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await done();
  }).toPass();
}

test("from the front page to the worst risk, what decided it and the command that fixes it", async ({
  page,
  context,
  sampled: base,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(base);
  const risks = page.locator("section", { has: page.getByRole("heading", { name: "Worst risks" }) });
  const first = risks.getByRole("listitem").first();
  await expect(first).toContainText(/critical|high/);
  await first.getByRole("link").first().click();
  await expect(drawer(page).getByRole("heading", { level: 2 })).toBeVisible();
  await expect(drawer(page).getByText("What decided it")).toBeVisible();
  await expect(drawer(page).locator(".evid dt").first()).toBeVisible();

  const fix = drawer(page).getByRole("group", { name: "Way to fix it" });
  await fix.getByText("CLI").click();
  const commands = drawer(page).locator("[data-fix=cli]");
  await expect(commands.locator("code").first()).toBeVisible();
  await commands.getByRole("button", { name: /^Copy/ }).first().click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe((await commands.locator("code").first().textContent()) ?? "");

  await drawer(page)
    .getByRole("link", { name: /^History/ })
    .click();
  await expect(drawer(page).getByText("It holds.")).toBeVisible();
  await drawer(page).getByRole("link", { name: "Open as a page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/findings\/finding\?check=/);
});

test("facets, chips, order and search stand in the address, and show the same in another browser", async ({
  page,
  browser,
  site,
  sampled: base,
}) => {
  await page.goto(`${base}/findings?at=S3`);
  await facet(page, "Status").getByRole("link", { name: /^fail/ }).click();
  await expect(page).toHaveURL(/status=fail/);
  await page.locator(".chip.quick", { hasText: "high" }).click();
  await expect(page).toHaveURL(/severity=high/);
  await page.getByRole("link", { name: "Flat", exact: true }).click();
  await expect(table(page).getByRole("columnheader", { name: "Severity" })).toHaveAttribute("aria-sort", "ascending");
  await table(page).getByRole("columnheader", { name: "Name" }).getByRole("link").click();
  await expect(table(page).getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  for (const words of await table(page).locator("tbody tr").allInnerTexts()) expect(words).toMatch(/fail[\s\S]*high/);
  const names = await table(page).locator("a.name").allInnerTexts();
  expect(names.length).toBeGreaterThan(3);

  const other = await browser.newPage({ baseURL: site.url });
  await other.goto(page.url());
  expect(await table(other).locator("a.name").allInnerTexts()).toEqual(names);
  await other.close();

  await page.getByRole("searchbox").fill("nothing-like-it");
  await expect(page.getByRole("heading", { name: /^0 of [\d,]+ findings match$/ })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/findings\?at=S3&group=none&sort=name$/);
});

test("by the keys alone: a check is opened, a finding is walked to, opened, followed and closed", async ({
  page,
  sampled: base,
}) => {
  await page.goto(`${base}/findings?at=S3`);
  const checks = table(page).locator("tr.of-check a.name");
  await pressUntil(page, "j", () => expect(checks.first()).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.press("Enter");
  await expect(checks.first()).toHaveAttribute("aria-expanded", "true");
  const findings = table(page).locator("tr[data-key]");
  await expect(findings.first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(findings.first().locator("a.name")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(drawer(page).getByRole("heading", { level: 2 })).toBeFocused();
  await expect(findings.first()).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toHaveCount(0);
  await expect(findings.first().locator("a.name")).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(findings).toHaveCount(0);
});

test("what a control says is what its findings say", async ({ page, sampled: base }) => {
  await page.goto(`${base}/controls?at=S3`);
  await expect(page.getByText(/of what was scored/)).toBeVisible();
  const rows = page.locator("tr", { has: page.locator(".st.fail") }).filter({ has: page.locator("code.no") });
  expect(await rows.count()).toBeGreaterThan(3);
  for (const index of [0, 2]) {
    const row = rows.nth(index);
    const [, failed = ""] =
      /(\d[\d,]*) of \d/.exec((await row.locator("td.num").innerText()).replace(/\s+/g, " ")) ?? [];
    const href = (await row.getByRole("link").getAttribute("href")) ?? "";
    const findings = await page.context().newPage();
    await findings.goto(`${href}&status=fail&decision=open`);
    await expect(findings.getByRole("status").first()).toHaveText(new RegExp(`^${failed} of `));
    await findings.close();
  }
  // The score is what its own rows add up to.
  const status = (word: string) =>
    page.locator("tr", { has: page.locator("code.no") }).filter({ has: page.locator(word) });
  const [passed, fails] = [await status(".st.pass").count(), await status(".st.fail").count()];
  await expect(page.getByText(`${passed} of ${passed + fails} controls pass.`)).toBeVisible();
  await page.getByRole("link", { name: "Level 2", exact: true }).first().click();
  await expect(page).toHaveURL(/level=2/);
  await page.getByRole("link", { name: "CIS 3.0" }).click();
  await expect(page).toHaveURL(/framework=cis-3.0/);
  await expect(page.getByText("CIS AWS Foundations 3.0, held against S3")).toBeVisible();
});

test("a resource, the menu and the navigation lead to findings", async ({ page, sampled: base }) => {
  await page.goto(`${base}/findings?at=S3&status=fail&type=AWS::EC2::Instance&group=none`);
  await table(page).locator("a.name").first().click();
  await drawer(page).locator(".finding-of a").click();
  const parts = page.getByRole("navigation", { name: "Parts of the resource" });
  await parts.getByRole("link", { name: /^Findings/ }).click();
  await expect(page.locator(".others").getByText("fail").first()).toBeVisible();

  await pressUntil(page, "Control+k", () => expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 }));
  await page.keyboard.type("imdsv2");
  await page.getByRole("option", { name: /Instances accept only IMDSv2/ }).click();
  await expect(page).toHaveURL(/check=ec2-imdsv2/);
  await expect(table(page).locator("tr[data-key]").first()).toBeVisible();
  await pressUntil(page, "g", async () => {
    await page.keyboard.press("c");
    await expect(page.getByRole("heading", { level: 1, name: "Controls" })).toBeVisible({ timeout: 1_000 });
  });
});

test("on a phone rows fold, a finding fills the window, and the filters are a sheet", async ({
  page,
  sampled: base,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${base}/findings?at=S3`);
  await expect(async () => {
    await page.getByRole("button", { name: "Filters" }).click();
    await expect(facet(page, "Status")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await facet(page, "Status").getByRole("link", { name: /^fail/ }).click();
  await expect(page).toHaveURL(/status=fail/);
  await page.goto(page.url());
  await table(page).locator("tr.of-check a.name").first().click();
  await table(page).locator("tr[data-key] a.name").first().click();
  await expect(drawer(page).getByRole("heading", { level: 2 })).toBeVisible();
  expect((await drawer(page).boundingBox())?.width).toBe(390);
  expect(await sidewaysScroll(page)).toBe(0);
  await drawer(page).getByRole("link", { name: "Close (Esc)" }).click();
  await expect(drawer(page)).toHaveCount(0);
});

test("no serious barrier beside the list and on a page of its own, in both themes and widths", async ({
  page,
  sampled: base,
}) => {
  await page.goto(`${base}/findings?at=S3&status=fail`);
  await table(page).locator("tr.of-check a.name").first().click();
  await table(page).locator("tr[data-key] a.name").first().click();
  await expect(drawer(page)).toBeVisible();
  await expect.poll(() => parameter(page, "open")).not.toBeNull();
  await expectNoBarriers(page, "a finding beside the list");
  await page.goto((await drawer(page).getByRole("link", { name: "Open as a page" }).getAttribute("href")) ?? "");
  await expectNoBarriers(page, "a finding on its own page");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("checks, findings and the ways to fix them are there", async ({ page, sampled: base }) => {
    await page.goto(`${base}/findings?at=S3&status=fail`);
    await table(page).locator("tr.of-check a.name").first().click();
    await table(page).locator("tr[data-key] a.name").first().click();
    await expect(drawer(page).getByText("What decided it")).toBeVisible();
    await drawer(page).getByText("Console", { exact: true }).click();
    await expect(drawer(page).locator(".steps-of li").first()).toBeVisible();
  });
});

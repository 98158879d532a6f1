import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { connectAndScan, scanEnds } from "./steps";

test.afterEach(({ aws }) => aws.proxy.reset());

/** Links of the page and its navigation to inventories and resources that show another snapshot than `at`. */
function strays(page: Page, at: string): Promise<string[]> {
  const links = page.locator(":is(main, nav) a:is([href*='/inventory'], [href*='/resources'])");
  return links.evaluateAll(
    (all, wanted) =>
      all
        .map((link) => link.getAttribute("href") ?? "")
        .filter((href) => new URLSearchParams(href.split("?")[1]).get("at") !== wanted),
    at,
  );
}

test("a page stays at its snapshot while a newer one is made, and after", async ({ page, aws }) => {
  const banner = page.getByRole("banner");
  const heading = (name: string) => page.getByRole("heading", { name, exact: true });
  await connectAndScan(page, "dated", aws.endpoint);
  aws.proxy.latencyMs = 700;
  await page.getByRole("button", { name: "Scan now" }).click();
  await expect(heading("Scan S2")).toBeVisible();

  await page.goto("/accounts/dated/inventory?at=S1&q=pinecrate-main");
  await expect(banner.getByRole("link", { name: /^S2 is (queued|running)$/ })).toBeVisible();
  expect(await strays(page, "S1")).toEqual([]);
  await page.getByRole("table").getByRole("link", { name: "pinecrate-main" }).click();
  await expect(heading("pinecrate-main")).toBeVisible();
  expect(await strays(page, "S1")).toEqual([]);
  await page.getByRole("link", { name: "web-classic" }).click();
  await expect(heading("web-classic")).toBeVisible();
  const address = page.url();
  await banner.getByRole("link", { name: /^S2 is/ }).click();
  await expect(heading("Scan S2")).toBeVisible();
  await expect(page.getByRole("group", { name: "Snapshot shown" })).toContainText("S1");
  aws.proxy.latencyMs = 0;
  await scanEnds(page, "S2");

  await expect(page).toHaveURL(/\/scans\/S2/);
  await page.goBack();
  await expect(heading("web-classic")).toBeVisible();
  expect(page.url()).toBe(address);
  await page.reload();
  await expect(heading("web-classic")).toBeVisible();
  expect(page.url()).toBe(address);
  expect(await strays(page, "S1")).toEqual([]);
  await page.getByRole("link", { name: "Newer snapshot" }).click();
  await expect(page).toHaveURL(/at=S2/);
  await expect(heading("web-classic")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await page.goBack();
  await expect(heading("pinecrate-main")).toBeVisible();
  await expect(page).toHaveURL(/at=S1/);
  await page.getByRole("navigation", { name: "Account pages" }).getByRole("link", { name: "First week" }).click();
  await expect(page).toHaveURL(/\/accounts\/dated\?at=S1$/);
});

test("a date means the newest snapshot that had finished by its end", async ({ page, surveyed }) => {
  await page.goto(`/accounts/${surveyed}/snapshots`);
  const newest = page.getByRole("row").filter({ has: page.getByRole("link", { name: "S2", exact: true }) });
  const finished = await newest.locator("time").first().getAttribute("datetime");
  const shown = page.getByRole("group", { name: "Snapshot shown" });
  await page.goto(`/accounts/${surveyed}/inventory?at=${finished?.slice(0, 10)}`);
  await expect(shown).toContainText("S2");
  // The header shows the moment that the date was compared with.
  await expect(shown.getByRole("button", { name: /as of/ })).toHaveAttribute(
    "title",
    `The scan finished at ${finished}`,
  );
});

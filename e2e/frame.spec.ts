import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const menu = (page: Page) => page.getByRole("dialog", { name: "Command menu" });
const shown = (page: Page) => page.getByRole("group", { name: "Snapshot shown" });

/** Opens the command menu by its key and types once it listens. */
async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(menu(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
}

/** Opens a page and waits until its scripts listen, so that a key pressed next is heard. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test.describe("the command menu, by the keyboard alone", () => {
  test("finds a page", async ({ page, surveyed }) => {
    await open(page, `/accounts/${surveyed}/preflight`);
    await ask(page, "inven");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Inventory" })).toBeVisible();
    await expect(menu(page)).toHaveCount(0);
  });

  test("finds a resource by the beginning of its name, and remembers it", async ({ page, surveyed }) => {
    await open(page, `/accounts/${surveyed}/snapshots?at=S1`);
    await ask(page, "pinecrate-mai");
    const found = menu(page).getByRole("option", { name: /^pinecrate-main.*VPC/ });
    await expect(found).toBeVisible();
    await expect(found).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "pinecrate-main" })).toBeVisible();
    await expect(page).toHaveURL(/at=S1/);
    await page.keyboard.press("Control+k");
    await expect(menu(page).getByRole("group", { name: "Recent" }).getByRole("option")).toHaveText(/pinecrate-main/);
  });

  test("runs an action and gives the focus back", async ({ page, surveyed }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, `/accounts/${surveyed}/inventory`);
    const home = page.getByRole("link", { name: "First week" });
    await home.focus();
    await ask(page, "light or dark");
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(home).toBeFocused();
    await page.keyboard.press("Control+k");
    await expect(menu(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(menu(page)).toHaveCount(0);
    await expect(home).toBeFocused();
  });

  test("works where there is no account, and goes to the snapshot of a date", async ({ page, surveyed }) => {
    await open(page, "/accounts");
    await ask(page, surveyed);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/accounts/${surveyed}`));
    await open(page, `/accounts/${surveyed}/inventory?region=eu-west-1&region=us-east-1`);
    await ask(page, "at S1");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/at=S1&region=eu-west-1&region=us-east-1/);
  });

  test.describe("when the search fails", () => {
    test.use({ expectedErrors: /status of 503|Failed to load resource/ });
    test("says so in the list and still goes to pages", async ({ page, surveyed }) => {
      await open(page, `/accounts/${surveyed}/inventory`);
      await page.route("**/find?*", (route) => route.fulfill({ status: 503, body: "The database is not there.\n" }));
      await ask(page, "gaps");
      await expect(menu(page).getByRole("alert")).toHaveText(
        "Resources could not be searched. The database is not there.",
      );
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: /^Gaps of snapshot/ })).toBeVisible();
    });
  });
});

test("keys: the list, pages, snapshots, search and the link; none of them in a field or when switched off", async ({
  page,
  context,
  surveyed,
  dashboard,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `/accounts/${surveyed}/inventory?at=S2&region=us-east-1`);
  const focused = page.getByRole("link", { name: "Snapshots" });
  await focused.focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const does of ["Command menu", "Inventory", "Older snapshot", "Search of this page", "Close the topmost thing"])
    await expect(keys).toContainText(does);
  // The newest is shown, so there is none to go to.
  await expect(keys).not.toContainText("Newer snapshot");
  await page.keyboard.press("Escape");
  await expect(focused).toBeFocused();

  await page.keyboard.press("[");
  await expect(page).toHaveURL(/at=S1&region=us-east-1/);
  await expect(page.getByText(/This page shows S1 of .* Newest is S2/)).toBeVisible();
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/at=S2&region=us-east-1/);
  await page.keyboard.press(".");
  await expect(page.getByRole("status").getByText("Copied the link to this view")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox").first()).toBeFocused();
  await page.keyboard.type("[?.");
  await expect(page.getByRole("searchbox").first()).toHaveValue("[?.");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.goto(`/accounts/${surveyed}/snapshots`);
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await expect(page).toHaveURL(/preflight/, { timeout: 2000 });
  }).toPass();

  await context.addCookies([{ name: "keys", value: "off", url: dashboard.url }]);
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(menu(page)).toBeVisible();
});

test("the picker shows snapshots by day and with what they hold, and keeps the view", async ({ page, surveyed }) => {
  await open(page, `/accounts/${surveyed}/inventory?at=S2&region=us-east-1`);
  const button = shown(page).getByRole("button");
  await button.click();
  const picker = page.getByRole("dialog", { name: "Choose a snapshot" });
  const lines = picker.getByRole("list", { name: "Snapshots, newest first" });
  await expect(lines.getByRole("link")).toHaveCount(2);
  await expect(lines.getByRole("link", { name: /^S2/ })).toBeFocused();
  await expect(lines.getByRole("link", { name: /^S1/ })).toContainText(/gap/);
  await expect(picker.locator("td .has").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(picker).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.click();
  await expect(lines.getByRole("link", { name: /^S2/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/at=S1&region=us-east-1/);
  await expect(picker).toHaveCount(0);
  await button.click();
  await expect(picker).toBeVisible();
  await button.click();
  await expect(picker).toHaveCount(0);
  await button.click();
  await picker.getByRole("link", { name: "Gaps of this one" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Gaps of snapshot S1" })).toBeVisible();
});

test("the account's name leads to the other accounts", async ({ page, surveyed }) => {
  await open(page, `/accounts/${surveyed}/inventory`);
  await page.getByRole("banner").getByRole("button", { name: surveyed }).click();
  const choice = page.getByRole("dialog", { name: "Choose an account" });
  await expect(choice.getByRole("link", { name: new RegExp(`^${surveyed}`) })).toHaveAttribute("aria-current", "true");
  await choice.getByRole("link", { name: "All accounts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
});

test("navigation: words, then a rail of icons, then a sheet that Esc and a link close", async ({ page, surveyed }) => {
  const nav = page.getByRole("navigation", { name: "Account pages" });
  const inventory = nav.getByRole("link", { name: "Inventory" });
  await open(page, `/accounts/${surveyed}/preflight`);
  await expect(nav.getByText("Know")).toBeVisible();
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(nav.getByText("Know")).toBeHidden();
  expect((await nav.boundingBox())?.width).toBe(52);
  await expect(inventory).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(nav).toBeHidden();
  const button = page.getByRole("button", { name: "Menu", exact: true });
  await button.click();
  await expect(inventory).toBeVisible();
  expect((await inventory.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.keyboard.press("Escape");
  await expect(nav).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await inventory.click();
  await expect(page.getByRole("heading", { level: 1, name: "Inventory" })).toBeVisible();
  await expect(nav).toBeHidden();
});

test.describe("in production", () => {
  test.use({ expectedErrors: /status of 404/ });
  test("there is no page of parts", async ({ page }) => {
    const response = await page.goto("/design");
    expect(response?.status()).toBe(404);
  });
});

test("the first load of a page takes less than 150 kB of scripts", async ({ page, surveyed }) => {
  for (const path of ["/accounts", `/accounts/${surveyed}`, `/accounts/${surveyed}/inventory`]) {
    const sizes: Promise<number>[] = [];
    const count = (request: import("@playwright/test").Request) => {
      if (request.resourceType() === "script") sizes.push(request.sizes().then((size) => size.responseBodySize));
    };
    page.on("requestfinished", count);
    await page.goto(path, { waitUntil: "networkidle" });
    page.off("requestfinished", count);
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    test.info().annotations.push({ type: "scripts", description: `${path}: ${Math.round(total / 1000)} kB` });
    console.log(`${path}: ${Math.round(total / 1000)} kB of scripts`);
    expect(total, path).toBeLessThan(150_000);
    // What is in the browser's cache was loaded by the page before.
    await page.context().clearCookies();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.clearBrowserCache");
    await session.detach();
  }
});

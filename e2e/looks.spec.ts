import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { everyPage } from "./pages";
import { connectAndStart } from "./steps";

test.describe("of every page", () => {
  test.use({ expectedErrors: /status of 404/ });
  test("no serious barrier and no sideways scroll, in both themes at both widths", async ({ page, surveyed }) => {
    for (const path of await everyPage(page, surveyed)) {
      await page.goto(path);
      await expectNoBarriers(page, path);
    }
  });
});

test("the theme switch changes the page at once and for good", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/accounts");
  await page.getByRole("button", { name: "Switch light or dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the first key leads to the content", async ({ page }) => {
  await page.goto("/accounts");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("connect and scan work, the progress stands as text", async ({ page, aws }) => {
    await connectAndStart(page, "plain", aws.endpoint);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("link", { name: "Show inventory of S1" })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 80_000 });
  });
});

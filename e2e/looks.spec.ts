import AxeBuilder from "@axe-core/playwright";
import { denied } from "../lib/testing/faults";
import { expect, test } from "./fixtures";
import { everyPage } from "./pages";
import { connectAndScan, sidewaysScroll } from "./steps";

test("no page has a serious barrier or scrolls sideways, in both themes at both widths", async ({
  page,
  aws,
  context,
  dashboard,
}) => {
  test.setTimeout(240_000);
  aws.proxy.fault({ service: "sns", operation: "ListSubscriptions", fault: denied });
  await connectAndScan(page, "looks", aws.endpoint);
  aws.proxy.clear();
  const paths = await everyPage(page, "looks");
  for (const theme of ["light", "dark"]) {
    await context.addCookies([{ name: "theme", value: theme, url: dashboard.url }]);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
        expect.soft(serious, `${path}, ${theme}, ${width}`).toEqual([]);
        expect.soft(await sidewaysScroll(page), `${path}, ${theme}, ${width}: sideways`).toBe(0);
      }
    }
  }
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
    await page.goto("/accounts/new");
    await page.getByLabel("Default chain").check();
    await page.getByLabel("Name", { exact: true }).fill("plain");
    await page.getByText("AWS-compatible server").click();
    await page.getByLabel("Endpoint").fill(aws.endpoint);
    await page.getByRole("button", { name: "Test connection" }).click();
    await page.getByRole("button", { name: "Start first scan" }).click();
    await expect(page.getByRole("heading", { name: "Scan S1" })).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("link", { name: "Show inventory of S1" })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 80_000 });
  });
});

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { sidewaysScroll } from "./steps";

const WIDTHS = [1440, 390];
const THEMES = ["light", "dark"];

/**
 * Fails the test for each serious barrier that axe finds on the page shown, and when it scrolls sideways: in both
 * themes, wide and narrow, without loading it again. Leaves it wide and light.
 * @param what names the page in the failure.
 */
export async function expectNoBarriers(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of THEMES) {
      await page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);
      expect.soft(await seriousBarriers(page), `${what}, ${theme}, ${width}`).toEqual([]);
    }
    expect.soft(await sidewaysScroll(page), `${what}, ${width}: sideways`).toBe(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
}

async function seriousBarriers(page: Page): Promise<string[]> {
  // No page has frames, so there is nothing to gather in a second browser tab; and what passes need not be described.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { sidewaysScroll } from "./steps";

const WIDTHS = [1440, 390];

/** The rules of axe that look at colours: all else about a page is the same in both themes. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/**
 * Fails the test for each serious barrier that axe finds on the page shown, and when it scrolls sideways: in both
 * themes, wide and narrow, without loading it again. Leaves it wide and light.
 * @param what names the page in the failure.
 */
export async function expectNoBarriers(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await show(page, "light");
    expect.soft(await seriousBarriers(page), `${what}, light, ${width}`).toEqual([]);
    await show(page, "dark");
    expect.soft(await seriousBarriers(page, OF_COLOUR), `${what}, dark, ${width}`).toEqual([]);
    expect.soft(await sidewaysScroll(page), `${what}, ${width}: sideways`).toBe(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await show(page, "light");
}

function show(page: Page, theme: "light" | "dark"): Promise<void> {
  return page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);
}

/** @param rules those of axe to ask; all when left out */
async function seriousBarriers(page: Page, rules?: string[]): Promise<string[]> {
  // No page has frames, so there is nothing to gather in a second browser tab; and what passes need not be described.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ["violations"],
    ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

import type { Browser, Page } from "@playwright/test";
import { median } from "../storage/figures";

/** From a hand's move to the next picture, in milliseconds. */
export const PAINT_GOAL = 100;
const TIMES = 6;

/** What a hand's move took until the next picture, in the middle and at worst; and until what it asked for was there. */
export type Interaction = { name: string; paint: number; worst: number; done: number | null };

/**
 * Moves of a hand on the inventory, each several times, with the browser's own event timing: input to the next paint,
 * in steps of 8 ms, shorter than 16 ms counted as 16.
 * @param path the unfiltered inventory
 */
export async function measureInteractions(browser: Browser, base: string, path: string): Promise<Interaction[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchEvents);
  const open = async () => {
    await page.goto(base + path, { waitUntil: "networkidle" });
    await page.waitForTimeout(300);
  };
  const results: Interaction[] = [];
  const measure = async (
    name: string,
    act: (turn: number) => Promise<void>,
    arrived?: (turn: number) => Promise<unknown>,
  ) => {
    const paints: number[] = [];
    const dones: number[] = [];
    for (let turn = 0; turn < TIMES; turn += 1) {
      await page.evaluate(() => {
        window.benchEvents = [];
      });
      const begun = performance.now();
      await act(turn);
      await arrived?.(turn);
      dones.push(performance.now() - begun);
      await page.waitForTimeout(350);
      paints.push(await longest(page));
    }
    results.push({ name, paint: median(paints), worst: Math.max(...paints), done: arrived ? median(dones) : null });
  };

  await open();
  const rows = page.locator("tbody tr[data-index]");
  await measure(
    "open a row's drawer",
    (turn) =>
      rows
        .nth(turn + 1)
        .locator("a.name")
        .click(),
    (turn) =>
      page
        .waitForURL((url) => url.searchParams.has("open"))
        .then(() =>
          rows
            .nth(turn + 1)
            .and(page.locator("[aria-current]"))
            .waitFor(),
        ),
  );
  await open();
  await rows.first().locator("td").nth(1).click();
  await measure("j", () => page.keyboard.press("j"));
  await measure("k", () => page.keyboard.press("k"));
  await open();
  await measure(
    "tick a filter",
    (turn) =>
      page
        .locator(".facets .facet")
        .nth(2)
        .locator("li a")
        .nth(turn % 5)
        .click(),
    () => page.waitForLoadState("networkidle"),
  );
  await open();
  const search = page.locator("main input[name=q]").first();
  await search.focus();
  await measure("type in the search", (turn) => page.keyboard.press("payments"[turn] ?? "s"));
  await open();
  await measure(
    "open the command menu",
    (turn) =>
      turn === 0
        ? page.keyboard.press("Control+k")
        : page.keyboard.press("Escape").then(() => page.keyboard.press("Control+k")),
    () => page.getByRole("dialog").first().waitFor({ timeout: 5_000 }),
  ).catch(() =>
    results.push({ name: "open the command menu (there is none)", paint: Number.NaN, worst: Number.NaN, done: null }),
  );
  await page.close();
  return results;
}

async function longest(page: Page): Promise<number> {
  return await page.evaluate(() => Math.max(16, ...(window.benchEvents ?? []).map(({ duration }) => duration)));
}

/** Notes every event that took more than a frame to its next paint. Runs in the page, before its own scripts. */
function watchEvents(): void {
  window.benchEvents = [];
  const options = { type: "event", buffered: true, durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = "interactionId" in entry ? Number(entry.interactionId) : 0;
      if (id > 0) window.benchEvents?.push({ name: entry.name, duration: entry.duration, id });
    }
  }).observe(options);
}

import type { Browser, Page } from "@playwright/test";
import { median } from "../storage/figures";

/** From a hand's move to the next picture, in milliseconds. */
export const PAINT_GOAL = 100;
const TIMES = 6;

/** What a hand's move took until the next picture, in the middle and at worst; and until what it asked for was there. */
export type Interaction = { name: string; paint: number; worst: number; done: number | null };

/** A move, what it waits for, and how to undo it before the next one. */
type Move = {
  name: string;
  act: (turn: number) => Promise<unknown>;
  arrived?: (turn: number) => Promise<unknown>;
  undo?: () => Promise<unknown>;
};

/**
 * Moves of a hand on the inventory, each several times, with the browser's own event timing: input to the next paint,
 * in steps of 8 ms, shorter than 16 ms counted as 16.
 * @param path the unfiltered inventory
 */
export async function measureInteractions(browser: Browser, base: string, path: string): Promise<Interaction[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchEvents);
  const results: Interaction[] = [];
  for (const move of movesOn(page)) {
    await page.goto(base + path, { waitUntil: "networkidle" });
    await page.locator("tbody tr[data-index] td").nth(1).click();
    await page.waitForTimeout(300);
    results.push(await measure(page, move));
  }
  await page.close();
  return results;
}

function movesOn(page: Page): Move[] {
  const row = (turn: number) => page.locator("tbody tr[data-index]").nth(turn + 1);
  return [
    {
      name: "open a row's drawer",
      act: (turn) => row(turn).locator("a.name").click(),
      arrived: (turn) => row(turn).and(page.locator("[aria-current]")).waitFor(),
    },
    { name: "j", act: () => page.keyboard.press("j") },
    { name: "k", act: () => page.keyboard.press("k") },
    {
      name: "tick a filter",
      act: () => page.getByRole("region", { name: "Region" }).locator("li a:not([aria-current])").first().click(),
      arrived: (turn) => page.waitForURL(({ searchParams }) => searchParams.getAll("region").length === turn + 1),
    },
    {
      name: "type in the search",
      act: (turn) =>
        page
          .locator("input[name=q]")
          .first()
          .press("payments"[turn] ?? "s"),
    },
    {
      name: "open the command menu",
      act: () => page.keyboard.press("Control+k"),
      arrived: () => page.getByRole("dialog").first().waitFor(),
      undo: () => page.keyboard.press("Escape"),
    },
  ];
}

async function measure(page: Page, { name, act, arrived, undo }: Move): Promise<Interaction> {
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
    await undo?.();
  }
  return { name, paint: median(paints), worst: Math.max(...paints), done: arrived ? median(dones) : null };
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

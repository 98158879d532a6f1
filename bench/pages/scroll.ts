import type { Browser, Page } from "@playwright/test";

const SECONDS = 5;

/** Pictures that were drawn and that were missed while a page was scrolled. */
export type Frames = { drawn: number; dropped: number; longestGap: number };
/** The same of a long table; `blank` pictures had no row in the middle; `empty` is a page of its height without anything. */
export type Scroll = Frames & { rows: number; blank: number; empty: Frames };

/**
 * Scrolls a table of 10,000 rows for five seconds with the wheel and counts frames in Chromium's own trace.
 * @param path the inventory with `rows=10000`
 */
export async function measureScroll(browser: Browser, base: string, path: string): Promise<Scroll> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(base + path, { waitUntil: "networkidle" });
  const rows = Number(await page.locator("table[aria-rowcount]").first().getAttribute("aria-rowcount")) - 1;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.locator("tbody tr[data-index]").nth(3).hover();
  const { blank, ...frames } = await scroll(page);
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><title>empty</title><div style="height: ${height}px"></div>`);
  await page.mouse.move(700, 450);
  const { blank: _, ...empty } = await scroll(page);
  await page.close();
  return { ...frames, rows, blank, empty };
}

async function scroll(page: Page): Promise<Frames & { blank: number }> {
  const session = await page.context().newCDPSession(page);
  let drawn = 0;
  let dropped = 0;
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const { name } of value) {
      if (name === "DrawFrame") drawn += 1;
      if (name === "DroppedFrame") dropped += 1;
    }
  });
  await page.evaluate(watchFrames);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame"] },
  });
  const until = Date.now() + SECONDS * 1000;
  while (Date.now() < until) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  const ended = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await ended;
  const { longestGap, blank } = await page.evaluate(() => window.benchFrames ?? { longestGap: 0, blank: 0, last: 0 });
  await session.detach();
  return { drawn, dropped, longestGap, blank };
}

declare global {
  interface Window {
    benchFrames?: { last: number; longestGap: number; blank: number };
  }
}

/** Notes the longest time between two pictures, and pictures that show no row in the middle of the window. */
function watchFrames(): void {
  const seen = { last: performance.now(), longestGap: 0, blank: 0 };
  window.benchFrames = seen;
  const tick = (now: number) => {
    seen.longestGap = Math.max(seen.longestGap, now - seen.last);
    seen.last = now;
    const middle = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
    if (middle?.closest("tr[data-index]") === null) seen.blank += 1;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

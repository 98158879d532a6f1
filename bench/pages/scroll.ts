import type { Browser, CDPSession, Page } from "@playwright/test";
import { z } from "zod";

const SECONDS = 5;
/** About a hundred rows a second: fast, but a speed at which somebody still looks. */
const PIXELS_PER_SECOND = 3_000;
const PLAIN = "/plain-rows";

/** As much of an event of the trace as is read here. */
const TraceEvents = z.array(
  z.object({
    name: z.string(),
    ts: z.number(),
    ph: z.string(),
    args: z.object({ frame_reporter: z.object({ has_missing_content: z.boolean().optional() }).optional() }).optional(),
  }),
);

/**
 * Pictures of a page that was scrolled: drawn, missed, with parts that were not painted yet, and the longest time between
 * two in milliseconds.
 */
export type Frames = { drawn: number; dropped: number; unpainted: number; longestGap: number };

/**
 * The same of a long table; of its rows as a plain table in a page without scripts, as a server would write it; and of a
 * page of its height without anything. `filled` milliseconds passed until all rows were in the document, and they take
 * `memory` bytes of script and document.
 */
export type Scroll = { rows: number; filled: number; memory: number; ours: Frames; plain: Frames; empty: Frames };

/**
 * Scrolls a table of 10,000 rows for five seconds and counts frames in Chromium's own trace. Nothing of the bench runs in
 * the page meanwhile: already a waiting animation frame makes each picture wait for the page's script, where otherwise
 * the browser scrolls without it.
 * @param path the inventory with `rows=10000`
 */
export async function measureScroll(browser: Browser, base: string, path: string): Promise<Scroll> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const begun = performance.now();
  await page.goto(base + path, { waitUntil: "load" });
  const rows = Number(await page.locator("table[aria-rowcount]").first().getAttribute("aria-rowcount")) - 1;
  await page.waitForFunction((count) => document.querySelectorAll("tr[data-index]").length >= count, rows, {
    timeout: 120_000,
  });
  const filled = performance.now() - begun;
  const memory = await heapOf(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const html = await page.evaluate(withoutScripts);
  const ours = await scroll(page);
  await page.route(`**${PLAIN}`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto(base + PLAIN, { waitUntil: "load", timeout: 120_000 });
  const plain = await scroll(page);
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><title>empty</title><div style="height: ${height}px"></div>`);
  const empty = await scroll(page);
  await page.close();
  return { rows, filled, memory, ours, plain, empty };
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize + embedderHeapUsedSize;
}

/** The page as it stands, its long table one like any other. Runs in the page. */
function withoutScripts(): string {
  const copy = document.documentElement.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return "";
  for (const one of copy.querySelectorAll("script, link:not([rel=stylesheet])")) one.remove();
  const table = copy.querySelector("table[data-long]");
  table?.classList.remove("blocks");
  table?.removeAttribute("data-long");
  return `<!doctype html>${copy.outerHTML}`;
}

async function scroll(page: Page): Promise<Frames> {
  // What a page does after it was loaded is not what is asked.
  await page.waitForTimeout(2_000);
  await page.mouse.move(800, 450);
  const session = await page.context().newCDPSession(page);
  const frames = countFrames(session);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: ["disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame", "benchmark", "cc"],
    },
  });
  await session.send("Input.synthesizeScrollGesture", {
    x: 800,
    y: 450,
    yDistance: -PIXELS_PER_SECOND * SECONDS,
    speed: PIXELS_PER_SECOND,
    gestureSourceType: "mouse",
    preventFling: true,
  });
  const ended = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await ended;
  await session.detach();
  return frames();
}

/** Counts what the trace tells; the answer adds it up. */
function countFrames(session: CDPSession): () => Frames {
  const drawn: number[] = [];
  let dropped = 0;
  let unpainted = 0;
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const { name, ts, ph, args } of TraceEvents.parse(value)) {
      if (name === "DrawFrame") drawn.push(ts / 1_000);
      if (name === "DroppedFrame") dropped += 1;
      if (name === "PipelineReporter" && ph === "b" && args?.frame_reporter?.has_missing_content === true)
        unpainted += 1;
    }
  });
  return () => {
    drawn.sort((a, b) => a - b);
    const gaps = drawn.slice(1).map((at, index) => at - (drawn[index] ?? at));
    return { drawn: drawn.length, dropped, unpainted, longestGap: Math.max(0, ...gaps) };
  };
}

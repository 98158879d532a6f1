import type { Browser, Page } from "@playwright/test";
import type { Case } from "./cases";

/** Compressed bytes of scripts that one load of a page may bring. */
export const SCRIPT_BUDGET = 150_000;

/** One load of a page with nothing in the cache. */
export type Load = { name: string; status: number; script: number; style: number; document: number; shift: number };

declare global {
  interface Window {
    benchShift?: number;
    benchEvents?: { name: string; duration: number; id: number }[];
  }
}

/** Loads a page in a fresh browser context and adds up what came over the network, until a second without traffic. */
export async function loadPage(browser: Browser, base: string, { name, path }: Case): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchShifts);
    const bytes = await countBytes(page);
    const answer = await page.goto(base + path, { waitUntil: "load" });
    await page.waitForTimeout(1_000);
    await page.waitForLoadState("networkidle");
    const shift = await page.evaluate(() => window.benchShift ?? 0);
    return { name, status: answer?.status() ?? 0, ...bytes, shift };
  } finally {
    await context.close();
  }
}

async function countBytes(page: Page) {
  const bytes = { script: 0, style: 0, document: 0 };
  const known = new Map<string, { kind: keyof typeof bytes; head: number }>();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    const kind =
      type === "Script" ? "script" : type === "Stylesheet" ? "style" : type === "Document" ? "document" : null;
    // The heads of the answers are not the page's making.
    if (kind !== null) known.set(requestId, { kind, head: response.encodedDataLength });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = known.get(requestId);
    if (one !== undefined) bytes[one.kind] += encodedDataLength - one.head;
  });
  return bytes;
}

/** Adds up how far things moved by themselves. Runs in the page, before its own scripts. */
function watchShifts(): void {
  window.benchShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ("hadRecentInput" in entry && entry.hadRecentInput === true) continue;
      if ("value" in entry && typeof entry.value === "number")
        window.benchShift = (window.benchShift ?? 0) + entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}

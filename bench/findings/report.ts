import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { bytes } from "../storage/figures";
import { measure } from "./exports";

/** Opens the HTML report of all findings in Chromium, from a file, and tells what a reader waits for. */
export async function openReport(url: string, home: string, findings: number): Promise<void> {
  const file = join(home, "report.html");
  measure({ url, account: "many", format: "html", file, held: false });
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const problems: string[] = [];
    page.on("console", (message) => problems.push(message.text()));
    page.on("request", (request) => request.url().startsWith("file:") || problems.push(request.url()));
    const begun = performance.now();
    await page.goto(pathToFileURL(file).href, { waitUntil: "commit" });
    await page.locator("h1").waitFor();
    const head = performance.now() - begun;
    await page.locator("#pages").waitFor();
    const list = performance.now() - begun;
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
    const search = await page.evaluate(async () => {
      const [field, place] = [document.querySelector("input"), document.getElementById("place")];
      if (!field || !place) throw new Error("the list is not there");
      const from = performance.now();
      field.value = "topic 47";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      while (!place.textContent?.includes("in this file") && performance.now() - from < 60_000)
        await new Promise((next) => setTimeout(next, 5));
      return performance.now() - from;
    });
    console.log(
      `\nReport of ${findings.toLocaleString("en-US")} findings, ${bytes(statSync(file).size)}, from a file: first paint ` +
        `${paint.toFixed(0)} ms, heading ${head.toFixed(0)} ms, list ready ${list.toFixed(0)} ms, a search over all ${search.toFixed(0)} ms; ` +
        `${problems.length} messages or requests`,
    );
    for (const problem of problems) console.log(`  ${problem}`);
  } finally {
    await browser.close();
    rmSync(file);
  }
}

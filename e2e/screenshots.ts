// Pictures of every page, for eyes: npx playwright test -c e2e/screenshots.config.ts
// Those of the sample account alone, and with them the ones in docs/pictures: the same with -g sample
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { denied } from "../lib/testing/faults";
import { MANY } from "./account-proxy";
import { test } from "./fixtures";
import { everyPage } from "./pages";
import { DOCUMENTED, SAMPLE, SAMPLE_VIEWS, viewNamed } from "./sample-views";
import { fillConnection, scanEnds } from "./steps";

const DOCS = join(import.meta.dirname, "..", "docs", "pictures");
const FOLDER = join(import.meta.dirname, "..", "test-results", "screenshots");

test.use({ expectedErrors: /status of 404/ });

test("pictures of the sample account", async ({ page, context, dashboard }) => {
  test.setTimeout(900_000);
  mkdirSync(FOLDER, { recursive: true });
  await page.goto("/");
  await page.getByRole("button", { name: "Open the sample account" }).click();
  await page.waitForURL(`**/accounts/${SAMPLE}`);
  for (const theme of ["light", "dark"]) {
    await context.addCookies([{ name: "theme", value: theme, url: dashboard.url }]);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const { name, path, open, only = width } of SAMPLE_VIEWS) {
        if (only !== width) continue;
        await page.goto(path);
        await open?.(page);
        // Until what moves into its place stands there.
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(FOLDER, `sample-${name}-${width}-${theme}.png`) });
      }
    }
  }
  for (const { file, view, width, height, theme } of DOCUMENTED) {
    const { path, open } = viewNamed(view);
    await context.addCookies([{ name: "theme", value: theme, url: dashboard.url }]);
    await page.setViewportSize({ width, height });
    await page.goto(path);
    await open?.(page);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(DOCS, `${file}.png`) });
  }
  await page.emulateMedia({ media: "print" });
  for (const name of ["first-week", "inventory-filtered", "controls", "findings-failing"]) {
    await page.goto(viewNamed(name).path);
    await page.pdf({ path: join(FOLDER, `sample-${name}.pdf`), format: "A4", printBackground: false });
  }
});

test("pictures", async ({ page, aws, context, dashboard }) => {
  test.setTimeout(600_000);
  mkdirSync(FOLDER, { recursive: true });
  await everyLook(page, "first-visit", "/");
  await everyLook(page, "role", "/accounts/new?principal=210987654321&externalId=brg-0123456789abcdef01");
  aws.proxy.fault({ service: "sns", operation: "ListTopics", fault: denied, region: "us-east-1" });
  aws.proxy.fault({ service: "s3", operation: "GetBucketPolicy", fault: denied });
  aws.proxy.regions = MANY;
  aws.proxy.latencyMs = 150;
  await fillConnection(page, "pinecrate-prod", aws.endpoint);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Start first scan" }).waitFor();
  await page.screenshot({ path: join(FOLDER, "connect-tested.png") });
  await page.getByRole("button", { name: "Check what it may read" }).click();
  await page.getByText("What you will not see with this way in").waitFor({ timeout: 60_000 });
  await everyLook(page, "preflight", page.url());
  await page.getByRole("button", { name: "Start first scan" }).click();
  await page.getByRole("table", { name: "Progress by region and service" }).waitFor();
  await page.waitForTimeout(2500);
  await everyLook(page, "scan-running", page.url());
  aws.proxy.latencyMs = 0;
  await page.goto("/accounts/pinecrate-prod/scans/S1");
  await scanEnds(page, "S1");
  aws.proxy.clear();
  aws.proxy.fault({ service: "sns", operation: "ListTopics", fault: denied });
  await page.getByRole("button", { name: "Scan now" }).click();
  await scanEnds(page, "S2");
  const paths = await everyPage(page, "pinecrate-prod");
  for (const path of [
    ...paths,
    "/accounts/pinecrate-prod/inventory?at=S2",
    "/accounts/nobody",
    "/accounts/pinecrate-prod/snapshots/S2",
  ]) {
    await everyLook(
      page,
      path
        .replace(/\/accounts\/?/, "")
        .replace(/\W+/g, "-")
        .slice(0, 60) || "accounts",
      path,
    );
  }

  async function everyLook(on: Page, name: string, path: string): Promise<void> {
    for (const theme of ["light", "dark"]) {
      await context.addCookies([{ name: "theme", value: theme, url: dashboard.url }]);
      for (const width of [1440, 390]) {
        await on.setViewportSize({ width, height: 900 });
        await on.goto(path);
        await on.screenshot({ path: join(FOLDER, `${name}-${width}-${theme}.png`) });
      }
    }
    await on.setViewportSize({ width: 1440, height: 900 });
  }
});

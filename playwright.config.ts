// Journeys in a real browser, against the production build, a fresh embedded database and a real AWS-compatible server.
// To run them alone:
//   npm run build && npx playwright test            (CHROMIUM_PATH=/path/to/chromium when it is not on the PATH)
//   npx playwright test e2e/connect.spec.ts         one file
//   npx playwright test -c e2e/screenshots.config.ts   pictures of every page, into test-results/screenshots
import { defineConfig, devices } from "@playwright/test";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };

/**
 * Features of Chromium that no journey needs. The first line is about its address bar, which is made, with two pages of
 * its own, for each new context: half of what a context costs. The rest is what Playwright switches off by itself; of
 * two such arguments Chromium takes the last.
 */
const WITHOUT = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
  ...["AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"],
  ...[
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
  ],
  ...["NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"],
  ...["ThirdPartyStoragePartitioning"],
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/journeys",
  // Each worker has a dashboard, a database and an AWS-compatible server of its own, which serve all of its files.
  workers: 2,
  fullyParallel: false,
  // A test may hold two whole scans.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    ...desktop,
    locale: "en-GB",
    timezoneId: "UTC",
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // A picture a moment, of every test, costs more than most tests; the last one is enough.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: true },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        `--disable-features=${WITHOUT.join(",")}`,
      ],
    },
  },
  projects: [{ name: "journeys", testMatch: "*.spec.ts" }],
});

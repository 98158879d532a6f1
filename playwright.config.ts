// Journeys in a real browser, against the production build, a fresh embedded database and a real AWS-compatible server.
// To run them alone:
//   npm run build && npx playwright test            (CHROMIUM_PATH=/path/to/chromium when it is not on the PATH)
//   npx playwright test e2e/connect.spec.ts         one file
//   npx playwright test -c e2e/screenshots.config.ts   pictures of every page, into test-results/screenshots
import { defineConfig, devices } from "@playwright/test";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/journeys",
  // One dashboard and one AWS-compatible server serve all files of a worker.
  workers: 1,
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
    trace: "retain-on-failure",
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
      ],
    },
  },
  projects: [{ name: "journeys", testMatch: "*.spec.ts" }],
});

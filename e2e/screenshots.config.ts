import journeys from "../playwright.config";

// Pictures are for eyes: no assertion looks at them, so they are no part of `npm test`.
// biome-ignore lint/style/noDefaultExport: Playwright reads the default export.
export default {
  ...journeys,
  testDir: ".",
  outputDir: "../test-results/pictures",
  projects: [{ name: "screenshots", testMatch: "screenshots.ts" }],
};

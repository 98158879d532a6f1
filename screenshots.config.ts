import journeys from "./playwright.config";

// Pictures are for eyes: no assertion looks at them, so they are no part of `npm test`.
export default {
  ...journeys,
  outputDir: "test-results/pictures",
  projects: [{ name: "screenshots", testMatch: "screenshots.ts" }],
};

import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/lib/testing/server-only.ts` };

// unit: pure, no process and no socket. integration (*.integration.test.ts): a real PostgreSQL and a real
// AWS-compatible server, started once by the set-up; each file gets a database of its own.
export default defineConfig({
  test: {
    // Most integration tests wait for processes and servers, so more files than processors do no harm.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{app,components,lib}/**/*.test.ts"],
          exclude: ["**/*.integration.test.ts"],
          // Not a claim of speed: documents of 256 kB take their time on a machine that does other things.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["lib/**/*.integration.test.ts", "scripts/**/*.integration.test.ts"],
          globalSetup: ["lib/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

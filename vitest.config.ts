import { defineConfig } from "vitest/config";

// Files of a project share a process and what it has loaded, the SDKs of AWS above all: to load them anew for each file
// was a third of all the work. What a file changes outside of itself (environment, database) it sets for itself first.
const isolate = false;

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
          isolate,
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
          isolate,
          include: ["lib/**/*.integration.test.ts", "scripts/**/*.integration.test.ts"],
          globalSetup: ["lib/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

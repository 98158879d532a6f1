import { test as base, type Page } from "@playwright/test";
import { type Moto, startMoto } from "../lib/testing/moto";
import { startProxy, type WireProxy } from "../lib/testing/proxy";
import { type Dashboard, startDashboard } from "./dashboard";
import { seedSmallAccount } from "./small-account";

/** An AWS-compatible server with a small account in it, behind a proxy that can make calls fail. */
export type Aws = { moto: Moto; proxy: WireProxy; endpoint: string };

type WorkerFixtures = { dashboard: Dashboard; aws: Aws };
type TestFixtures = {
  /** Messages that a test expects in the browser's console; all others fail it. */
  expectedErrors: RegExp | null;
  watched: undefined;
};

/** `test` with a dashboard, an AWS account, and a browser in which every console error fails the test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  aws: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
    async ({}, use) => {
      const moto = await startMoto();
      await seedSmallAccount(moto.url);
      const proxy = await startProxy(moto.url);
      await use({ moto, proxy, endpoint: proxy.url });
      await proxy.stop();
      await moto.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  dashboard: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
    async ({}, use) => {
      const dashboard = await startDashboard();
      await use(dashboard);
      await dashboard.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ dashboard }, use) => use(dashboard.url),
  expectedErrors: [null, { option: true }],
  watched: [
    async ({ page, dashboard, expectedErrors }, use) => {
      const problems = watch(page, dashboard.url);
      await use(undefined);
      const unexpected = problems.filter((problem) => expectedErrors?.test(problem) !== true);
      base.expect(unexpected, "the browser had nothing to complain about").toEqual([]);
    },
    { auto: true },
  ],
});

export const expect = test.expect;

function watch(page: Page, own: string): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`page: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(data|blob):/.test(url)) problems.push(`third party: ${url}`);
  });
  return problems;
}

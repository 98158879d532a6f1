import { test as base, type Page } from "@playwright/test";
import { denied } from "../lib/testing/faults";
import { type Moto, startMoto } from "../lib/testing/moto";
import { type AccountProxy, startAccountProxy } from "./account-proxy";
import { type Dashboard, startDashboard } from "./dashboard";
import { seedSmallAccount } from "./small-account";
import { connectAndScan, scanAgain } from "./steps";

/** An AWS-compatible server with a small account in it, behind a proxy that can make calls fail. */
export type Aws = { moto: Moto; proxy: AccountProxy; endpoint: string };

type WorkerFixtures = {
  dashboard: Dashboard;
  /** Another one, whose parts may be killed. */
  doomed: Dashboard;
  /** Another one, that nobody has connected anything to. */
  newcomer: Dashboard;
  aws: Aws;
  /** Name of an account for tests that only look: a call was denied in S1, and in S2 none. */
  surveyed: string;
  /** Path of the sample account's pages, for tests that only look: three dates of a company with a past. */
  sampled: string;
};
type TestFixtures = {
  /** The dashboard that the browser shows. */
  site: Dashboard;
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
      const proxy = await startAccountProxy(moto.url);
      await use({ moto, proxy, endpoint: proxy.url });
      await proxy.stop();
      await moto.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  dashboard: [serve, { scope: "worker", timeout: 180_000 }],
  doomed: [serve, { scope: "worker", timeout: 180_000 }],
  newcomer: [serve, { scope: "worker", timeout: 180_000 }],
  surveyed: [
    async ({ browser, dashboard, aws }, use) => {
      const page = await browser.newPage({ baseURL: dashboard.url });
      aws.proxy.reset();
      aws.proxy.fault({ service: "sns", operation: "ListSubscriptions", fault: denied });
      await connectAndScan(page, "surveyed", aws.endpoint);
      aws.proxy.reset();
      await scanAgain(page, "S2");
      await page.close();
      await use("surveyed");
    },
    { scope: "worker", timeout: 180_000 },
  ],
  sampled: [
    async ({ browser, dashboard }, use) => {
      const page = await browser.newPage({ baseURL: dashboard.url });
      // Whoever has an account already is sent on to all of them, where the same button stands folded.
      await page.goto("/");
      const folded = page.getByText("Look at the sample", { exact: true });
      if (await folded.isVisible()) await folded.click();
      await page.getByRole("button", { name: "Open the sample account" }).click({ timeout: 120_000 });
      await page.waitForURL(/\/accounts\/pinecrate/, { timeout: 120_000 });
      const { pathname } = new URL(page.url());
      await page.close();
      await use(pathname);
    },
    { scope: "worker", timeout: 180_000 },
  ],
  site: async ({ dashboard }, use) => use(dashboard),
  baseURL: async ({ site }, use) => use(site.url),
  expectedErrors: [null, { option: true }],
  watched: [
    async ({ page, site, expectedErrors }, use) => {
      const problems = watch(page, site.url);
      await use(undefined);
      const unexpected = problems.filter((problem) => expectedErrors?.test(problem) !== true);
      base.expect(unexpected, "the browser had nothing to complain about").toEqual([]);
    },
    { auto: true },
  ],
});

export const expect = test.expect;

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
async function serve({}: object, use: (dashboard: Dashboard) => Promise<void>): Promise<void> {
  const dashboard = await startDashboard();
  await use(dashboard);
  await dashboard.stop();
}

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

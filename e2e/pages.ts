import type { Page } from "@playwright/test";

/** Addresses of every page that an account with a snapshot has, and of those that belong to none. */
export async function everyPage(page: Page, account: string): Promise<string[]> {
  const base = `/accounts/${account}`;
  await page.goto(`${base}/inventory?at=S1&q=pinecrate-main`);
  const resource = await page.getByRole("link", { name: "pinecrate-main" }).getAttribute("href");
  return [
    "/accounts",
    "/accounts/new",
    `${base}/preflight`,
    `${base}/scans/S1`,
    `${base}/snapshots?at=S1`,
    `${base}/snapshots/S1`,
    `${base}/inventory?at=S1`,
    `${base}/inventory?at=S1&q=nothing-like-it`,
    resource ?? `${base}/resources?at=S1`,
    `${base}/inventory?at=S99`,
    "/nowhere",
  ];
}

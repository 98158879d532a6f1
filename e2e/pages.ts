import type { Page } from "@playwright/test";

/** Addresses of every page that an account with a snapshot has, and of those that belong to none. */
export async function everyPage(page: Page, account: string): Promise<string[]> {
  const base = `/accounts/${account}`;
  await page.goto(`${base}/inventory?at=S1&q=pinecrate-main`);
  const drawer =
    (await page.getByRole("table").getByRole("link", { name: "pinecrate-main" }).getAttribute("href")) ?? "";
  const arn = new URLSearchParams(drawer.split("?")[1]).get("open") ?? "";
  return [
    "/accounts",
    "/accounts/new",
    "/verify",
    base,
    `${base}?at=S1`,
    `${base}/settings`,
    `${base}/preflight`,
    `${base}/scans/S1`,
    `${base}/snapshots?at=S1`,
    `${base}/snapshots/S1`,
    `${base}/inventory?at=S1`,
    `${base}/inventory?at=S1&q=nothing-like-it`,
    drawer,
    `${base}/resources?${new URLSearchParams({ at: "S1", arn })}`,
    `${base}/findings?at=S1&status=fail&group=none`,
    `${base}/controls?at=S1`,
    `${base}/decisions`,
    `${base}/inventory?at=S99`,
    "/nowhere",
  ];
}

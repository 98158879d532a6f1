import { denied } from "../lib/testing/faults";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { connectAndScan, fillConnection, SERVICES, scanEnds } from "./steps";

test.afterEach(({ aws }) => aws.proxy.reset());

test("between connecting and the first scan: what may not be called, the statement for it, and again", async ({
  page,
  aws,
}) => {
  aws.proxy.fault({ service: "sns", operation: "ListTopics", fault: denied });
  // What the emulator answers in full.
  const services = ["iam", "kms", "sns"];
  await fillConnection(page, "checked", aws.endpoint, services);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Check what it may read" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pre-flight" })).toBeVisible();
  const table = page.getByRole("table", { name: "What will be called, and what came of trying it" });
  const row = (service: string) => table.getByRole("row").filter({ has: page.getByText(service, { exact: true }) });
  await expect(row("sns")).toContainText("not in full");
  await expect(row("sns")).toContainText("ListTopics");
  await expect(row("kms")).toContainText("can be read");
  await expect(table.getByRole("row")).toHaveCount(services.length + 1);
  await expect(page.getByText(/^\d+ scopes, at least \d+ calls$/)).toBeVisible();
  const missing = page.getByRole("article").filter({ hasText: "What you will not see" });
  await expect(missing).toContainText('"sns:ListTopics"');
  await expectNoBarriers(page, "pre-flight with something denied");

  aws.proxy.clear();
  await page.getByRole("button", { name: "Test again" }).click();
  await expect(page.getByText(/^yes All \d+ calls that were tried/)).toBeVisible();
  await expect(row("sns")).toContainText("can be read");
  await page.getByRole("button", { name: "Start first scan" }).click();
  await scanEnds(page, "S1");
  await page.goto("/accounts/checked/preflight");
  await expect(page.getByText(/^\d+ scopes, about [\d,]+ calls, as S1 took$/)).toBeVisible();
});

test("regions and services can be chosen, and the next scan remembers them", async ({ page, aws }) => {
  await connectAndScan(page, "narrow", aws.endpoint);
  await page.getByRole("navigation", { name: "Account pages" }).getByRole("link", { name: "Pre-flight" }).click();
  await page.getByText(`${SERVICES.length} of `, { exact: false }).click();
  await page.getByRole("searchbox", { name: "Search services" }).fill("sns");
  await expect(page.getByRole("checkbox", { name: "kms" })).toBeHidden();
  await page.getByRole("searchbox", { name: "Search services" }).fill("");
  for (const service of SERVICES)
    if (service !== "sns") await page.getByRole("checkbox", { name: service, exact: true }).uncheck();
  await page.getByText("All 2 enabled regions").click();
  await page.getByRole("checkbox", { name: "eu-west-1" }).check();
  await page.getByRole("button", { name: "Test this choice" }).click();
  await expect(page).toHaveURL(/regions=eu-west-1&services=sns$/);
  await expect(page.getByText(/^1 scope, about \d+ calls, as S1 took$/)).toBeVisible();
  await page.getByRole("button", { name: "Start this scan" }).click();
  await scanEnds(page, "S2");
  const grid = page.getByRole("table", { name: "Progress by region and service" });
  await expect(grid.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Scan now" }).click();
  await scanEnds(page, "S3");
  await expect(grid.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Scan now" })).toHaveAttribute("title", /^1 region, 1 service,/);
});

test("a choice that does not exist is said to be none, with what there is", async ({ page, surveyed }) => {
  await page.goto(`/accounts/${surveyed}/preflight?services=s4`);
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText(/does not read a service called "s4"\. It reads .*sns/);
  await page.goto(`/accounts/${surveyed}/preflight?services=sns&regions=eu-west-99`);
  await expect(alert).toContainText(/no region eu-west-99 here\. There are: .*eu-west-1/);
});

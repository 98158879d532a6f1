import { expect, test } from "./fixtures";
import { TOPICS } from "./small-account";
import { section, sidewaysScroll } from "./steps";

test("the front page tells what is here, what nobody saw, and what to do about it", async ({ page, surveyed }) => {
  await page.goto(`/accounts/${surveyed}?at=S1`);
  await expect(page.getByRole("heading", { level: 1, name: "First week" })).toBeVisible();
  const here = section(page, "What is here");
  await expect(here.getByRole("link", { name: "1 S3 bucket" })).toBeVisible();
  // Only six services were asked for: of the others nobody may say that there is none.
  await expect(here).toContainText(/not seen.*DynamoDB tables/);
  await expect(here.getByText(/^none: .*DynamoDB/)).toHaveCount(0);
  const gaps = section(page, "Not seen");
  await expect(gaps).toContainText("Granting 1 action closes 2 of");
  await gaps.getByRole("button", { name: /^Copy the policy/ }).focus();
  const steps = section(page, "What to do next");
  await expect(steps.getByRole("listitem").first()).toContainText(/\d+ of \d+ lists that were asked for/);
  await here.getByRole("link", { name: `${TOPICS} SNS topics` }).click();
  await expect(page).toHaveURL(/inventory\?at=S1&type=AWS%3A%3ASNS%3A%3ATopic$/);
});

test("the newer date tells what changed, and the older one that nothing came before", async ({ page, surveyed }) => {
  await page.goto(`/accounts/${surveyed}?at=S1`);
  await expect(page.getByText("S1 is the first snapshot.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Keep a second date" })).toBeVisible();
  await page.goto(`/accounts/${surveyed}`);
  const since = section(page, "Since S1");
  await expect(since).toContainText(/\d+ new/);
  await expect(page.getByRole("heading", { name: "Follow the changes" })).toBeVisible();
});

test.describe("on a phone, without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  test("all of it is there and fits", async ({ page, surveyed }) => {
    await page.goto(`/accounts/${surveyed}`);
    await expect(section(page, "What is here")).toBeVisible();
    await expect(section(page, "By service")).toBeVisible();
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

test("the list of accounts says what comes next for each", async ({ page, surveyed }) => {
  await page.goto("/accounts");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: surveyed, exact: true }) });
  await expect(row).toContainText("S2");
  await row.getByRole("link", { name: /^(Look at the gaps|Show inventory): / }).click();
  await expect(page).toHaveURL(/\/accounts\/surveyed\/(snapshots\/S2|inventory\?at=S2)$/);
});

import { denied, hang } from "../lib/testing/faults";
import { expect, test } from "./fixtures";
import { connectAndScan, connectAndStart, SERVICES, scanAgain, scanEnds } from "./steps";

test.afterEach(({ aws }) => aws.proxy.reset());

test("a denied call is a gap with the statement to ask for; later it is closed", async ({ page, aws, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  aws.proxy.fault({ service: "sns", operation: "ListTopics", region: "eu-west-1", fault: denied });
  await connectAndScan(page, "denied", aws.endpoint);
  await expect(page.getByRole("table", { name: "Scopes not wholly seen" })).toContainText("denied");
  await page.getByRole("link", { name: "Gaps and facts of the snapshot" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Gaps of snapshot S1" })).toBeVisible();
  const gap = page.getByRole("article").filter({ hasText: "ListTopics" });
  await expect(gap).toContainText("Denied by the role.");
  await expect(gap).toContainText("eu-west-1");
  await expect(gap).toContainText('"sns:ListTopics"');
  await expect(gap).toContainText(/hides .*SNS topics.* in eu-west-1, since S1, \d+ \w+ \d{4}/);
  await gap.getByRole("button", { name: /^Copy Policy statement/ }).click();
  await expect(gap.getByText("Copied")).toBeVisible();
  const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied).toMatchObject({ Effect: "Allow", Action: ["sns:ListTopics"] });
  await expect(page.getByRole("banner").getByRole("link", { name: /^\d+ gaps?$/ })).toBeVisible();
  const calls = page.getByRole("table", { name: "Calls by service" });
  await expect(calls.getByRole("row")).toHaveCount(SERVICES.length + 2);
  await calls.getByText("sns", { exact: true }).click();
  await expect(calls).toContainText(/us-east-1 \d+ calls?, .*, 0 resources/);

  aws.proxy.clear();
  await scanAgain(page, "S2");
  await page.goto("/accounts/denied/snapshots/S2");
  await expect(page.getByRole("list", { name: "Gaps that closed or are new" }).getByRole("listitem")).toHaveText([
    "closed sns ListTopics, in eu-west-1, denied",
  ]);
  await expect(page.getByRole("article").filter({ hasText: "ListTopics" })).toHaveCount(0);
  await page.getByRole("link", { name: "Older snapshot" }).click();
  await expect(page).toHaveURL(/snapshots\/S1$/);
  await expect(page.getByRole("article").filter({ hasText: "ListTopics" })).toBeVisible();
});

test("resources of an unseen listing stay, marked not seen", async ({ page, aws }) => {
  await connectAndScan(page, "marked", aws.endpoint);
  aws.proxy.fault({ service: "sns", operation: "ListTopics", fault: denied });
  await scanAgain(page, "S2");
  await page.goto("/accounts/marked/inventory?at=S2&q=alarm-01");
  const row = page.getByRole("row").filter({ hasText: "alarm-01" });
  await expect(row).toContainText("not seen");
  await row.getByRole("link").click();
  await expect(page.getByText("What stands here is the last known state")).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: "ListTopics" })).toBeVisible();
  await page.getByRole("link", { name: "Older snapshot" }).click();
  await expect(page).toHaveURL(/at=S1/);
  await expect(page.getByText("What stands here is the last known state")).toHaveCount(0);
});

test("a scan that hangs can be cancelled and keeps what it saw, and the next one is whole", async ({ page, aws }) => {
  aws.proxy.fault({ service: "ec2", operation: "DescribeVolumes", fault: hang });
  await connectAndStart(page, "cancelled", aws.endpoint);
  await expect(page.getByRole("table", { name: "Progress by region and service" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel scan" }).click();
  await scanEnds(page, "S1");
  await expect(
    page.getByText(/^Cancelled after [\d,]+ of [\d,]+ scopes\. What was seen is kept as S1\.$/),
  ).toBeVisible();
  aws.proxy.clear();
  await scanAgain(page, "S2");
  await expect(page.getByText(/^Snapshot S2 is done: [\d,]+ resources in /)).toBeVisible();
});

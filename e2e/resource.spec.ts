import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import type { Locator, Page } from "@playwright/test";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { fillConnection, scanAgain, scanEnds, sidewaysScroll } from "./steps";

/** Opens a resource of the surveyed account beside its row. */
async function openRow(page: Page, name: string, at = "S2"): Promise<Locator> {
  await page.goto(`/accounts/surveyed/inventory?at=${at}&q=${name}`);
  await page.getByRole("table").getByRole("link", { name, exact: true }).first().click();
  const drawer = page.getByRole("complementary", { name: `Resource ${name}` });
  await expect(drawer.getByRole("heading", { level: 2, name })).toBeVisible();
  return drawer;
}

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test("a row opens beside the table, with everything in the address", async ({ page, surveyed }) => {
  expect(surveyed).toBe("surveyed");
  const drawer = await openRow(page, "pinecrate-main");
  await expect(drawer.getByRole("heading", { level: 2, name: "pinecrate-main" })).toBeFocused();
  await expect(drawer).toContainText("VPC · 1 of 1");
  const vpc = parameter(page, "open");
  expect(vpc).toMatch(/:vpc\/vpc-/);
  await expect(drawer).toContainText("owner");

  await drawer.getByRole("link", { name: /^Relations/ }).click();
  await expect(page).toHaveURL(/tab=relations/);
  await page.reload();
  await expect(drawer.getByRole("link", { name: /^Relations/ })).toHaveAttribute("aria-current", "page");
  await drawer.getByRole("link", { name: "web-classic" }).click();
  const group = page.getByRole("complementary", { name: "Resource web-classic" });
  await expect(group.getByRole("heading", { level: 2, name: "web-classic" })).toBeFocused();
  expect(parameter(page, "open")).toMatch(/:security-group\/sg-/);
  expect(parameter(page, "q")).toBe("pinecrate-main");
  await expect(group).toContainText("is part of");
  await page.goBack();
  await expect(drawer.getByRole("link", { name: /^Relations/ })).toHaveAttribute("aria-current", "page");

  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: /^Resource/ })).toHaveCount(0);
  expect(parameter(page, "open")).toBeNull();
  await expect(page.getByRole("table").getByRole("link", { name: "pinecrate-main" })).toBeFocused();
});

test("previous and next walk the list, and the cross closes", async ({ page, surveyed }) => {
  await page.goto(`/accounts/${surveyed}/inventory?at=S2&q=alarm`);
  await page.getByRole("table").getByRole("link", { name: "alarm-02", exact: true }).click();
  const drawer = page.getByRole("complementary", { name: /^Resource/ });
  await expect(drawer).toContainText("SNS topic · 2 of 60");
  await drawer.getByRole("link", { name: "Next resource" }).click();
  await expect(drawer.getByRole("heading", { level: 2, name: "alarm-03" })).toBeVisible();
  await expect(drawer).toContainText("3 of 60");
  await drawer.getByRole("link", { name: "Previous resource" }).click();
  await expect(drawer).toContainText("2 of 60");
  await drawer.getByRole("link", { name: "Previous resource" }).click();
  await expect(drawer).toContainText("1 of 60");
  await expect(drawer.getByRole("link", { name: "Previous resource" })).toHaveCount(0);
  await drawer.getByRole("link", { name: "Close (Esc)" }).click();
  await expect(drawer).toHaveCount(0);
});

test("the command, the ARN and the console's address are there to take along", async ({ page, surveyed, context }) => {
  expect(surveyed).toBe("surveyed");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const drawer = await openRow(page, "pinecrate-main");
  const arn = parameter(page, "open") ?? "";
  await drawer.getByRole("button", { name: "Copy ARN" }).click();
  await expect.poll(copied).toBe(arn);
  await drawer.getByRole("button", { name: /^Copy aws ec2 describe-vpcs/ }).click();
  await expect.poll(copied).toBe(`aws ec2 describe-vpcs --vpc-ids ${arn.split("/")[1]} --region eu-west-1`);
  const console = drawer.getByRole("link", { name: "Open in the AWS console, in a new tab" });
  await expect(console).toHaveAttribute(
    "href",
    `https://console.aws.amazon.com/go/view?arn=${encodeURIComponent(arn)}`,
  );
  await expect(console).toHaveAttribute("rel", "noreferrer");

  await drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "pinecrate-main" })).toBeVisible();
  await page.getByRole("link", { name: "JSON", exact: true }).click();
  await expect(page).toHaveURL(/tab=json/);
  await page.getByRole("button", { name: "Copy Configuration as JSON" }).click();
  await expect.poll(async () => JSON.parse(await copied()).CidrBlock).toBe("10.20.0.0/16");
});

test("many others that name it are counted, and all of them a link away", async ({ page, surveyed }) => {
  const drawer = await openRow(page, "pinecrate-main");
  await drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "pinecrate-main" })).toBeVisible();
  await page.getByRole("link", { name: /^Relations/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Named by" })).toBeVisible();
  const arn = parameter(page, "arn") ?? "";
  const group = { at: "S2", arn, direction: "in", verb: "is part of", type: "AWS::EC2::SecurityGroup" };
  await page.goto(`/accounts/${surveyed}/resources/related?${new URLSearchParams(group)}`);
  await expect(page.getByRole("heading", { level: 1, name: "Security groups" })).toBeVisible();
  await page.getByRole("link", { name: "web-classic" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "web-classic" })).toBeVisible();
});

test("on a phone the drawer is all there is", async ({ page, surveyed }) => {
  expect(surveyed).toBe("surveyed");
  await page.setViewportSize({ width: 390, height: 844 });
  const drawer = await openRow(page, "pinecrate-main");
  expect(await drawer.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  expect(await sidewaysScroll(page)).toBe(0);
  await drawer.getByRole("link", { name: "Close (Esc)" }).click();
  await expect(drawer).toHaveCount(0);
  await expect(page).not.toHaveURL(/open=/);
  await page.goBack();
  await expect(drawer).toBeVisible();
});

test("no barrier in any part of it", async ({ page, surveyed }) => {
  expect(surveyed).toBe("surveyed");
  await openRow(page, "web-classic");
  const open = page.url();
  for (const tab of ["overview", "configuration", "relations", "findings", "history", "json"]) {
    await page.goto(`${open}&tab=${tab}`);
    await expectNoBarriers(page, tab);
  }
});

test("what changed is shown field by field, and what is gone says when it was there", async ({ page, aws }) => {
  const ec2 = new EC2Client({
    endpoint: aws.moto.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
  });
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: "short-lived", Description: "Comes and goes" }),
  );
  await fillConnection(page, "moving", aws.endpoint, ["ec2"]);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByRole("button", { name: "Start first scan" }).click();
  await scanEnds(page, "S1");
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "198.51.100.0/24" }] }],
    }),
  );
  await scanAgain(page, "S2");
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  ec2.destroy();
  await scanAgain(page, "S3");

  await page.goto("/accounts/moving/inventory?at=S2&q=short-lived");
  await page.getByRole("table").getByRole("link", { name: "short-lived" }).first().click();
  const drawer = page.getByRole("complementary", { name: "Resource short-lived" });
  await expect(drawer.getByRole("heading", { level: 3, name: /^Changed on / })).toBeVisible();
  await expect(drawer).toContainText("S1 to S2");
  await expect(drawer.locator(".diff .add").first()).toContainText("198.51.100.0/24");
  await drawer.getByRole("link", { name: /^History/ }).click();
  await expect(drawer.getByRole("listitem").filter({ hasText: "first seen in S1" })).toBeVisible();
  await expect(drawer.getByText("gone in S3")).toBeVisible();
  await drawer.getByRole("link", { name: "S1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "short-lived" })).toBeVisible();
  await expect(page.getByText("198.51.100.0/24")).toHaveCount(0);
  await expect(page.getByText(/newer snapshots show 1 change$/)).toBeVisible();

  await page.goto(page.url().replace("at=S1", "at=S3"));
  await expect(page.getByText("It is gone in S3.")).toBeVisible();
  await expect(page.getByText(/It was last seen in S2/)).toBeVisible();
  await page.getByRole("link", { name: "Show it as of S2" }).click();
  await expect(page).toHaveURL(/at=S2/);
  await expect(page.getByRole("heading", { level: 2, name: /^Changed on / })).toBeVisible();
});

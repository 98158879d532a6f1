import { readFileSync } from "node:fs";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";
import { section, sidewaysScroll } from "./steps";

const CHECK = "iam-support-role";
const REASON = "The support plan is bought by the parent company, which opens cases for us.";

/** The day in a year from now, as fields for days take it. */
const inAYear = () => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

test.describe.configure({ mode: "serial" });

test("a finding is excepted with reason, owner and end, and counted apart", async ({ page, surveyed }) => {
  await page.goto(`/accounts/${surveyed}/findings/finding?check=${CHECK}&subject=account`);
  await page.getByText("Except it until a day").click();
  await page.getByLabel("Why it may stay so").fill("too short");
  await expect(page.getByText("11 more characters at least.")).toBeVisible();
  await page.getByRole("button", { name: "Except finding" }).click();
  await expect(page.getByText("Say why in 20 characters or more")).toBeVisible();
  await expect(page.getByLabel("Why it may stay so")).toHaveValue("too short");
  await page.getByLabel("Why it may stay so").fill(REASON);
  await page.getByLabel("Who answers for it").fill("Ann, platform team");
  await page.getByLabel("Until").fill(inAYear());
  await expectNoBarriers(page, "form of an exception");
  await page.getByRole("button", { name: "Except finding" }).click();
  await expect(page.getByText(REASON)).toBeVisible();
  await page.goto(`/accounts/${surveyed}/findings?check=${CHECK}&group=none`);
  await expect(page.getByText("excused").first()).toBeVisible();
});

test("the list says who, when and until; it travels as a file, and ends with a reason", async ({ page, surveyed }) => {
  await page.goto(`/accounts/${surveyed}/decisions`);
  const exceptions = section(page, "Exceptions");
  await expect(exceptions.getByText("Ann, platform team answers for it.")).toBeVisible();
  await expect(exceptions.getByText(/Made by local on .* from S2 on\./)).toBeVisible();
  await expectNoBarriers(page, "exceptions and attestations");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export exceptions" }).click();
  const file = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  expect(file.exceptions).toMatchObject([{ checks: [CHECK], kind: "finding", target: "account", reason: REASON }]);
  await page.getByText("Import from another account").click();
  await page
    .getByLabel("File of exceptions")
    .setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await page.getByRole("button", { name: "Import exceptions" }).click();
  await expect(page.getByText("This is no file of exceptions that Bearings wrote.")).toBeVisible();
  await exceptions.getByText("End it now").click();
  await page.getByLabel("Why it ends").fill("The role was made after all, on request of the auditors.");
  await page.getByRole("button", { name: "End exception" }).click();
  await expect(exceptions.getByText("ended early")).toBeVisible();
  await expect(exceptions.getByText("covers nothing now")).toBeVisible();
});

test("what a person has to decide is attested, on a phone as well", async ({ page, surveyed }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/accounts/${surveyed}/findings/finding?check=account-security-questions&subject=account`);
  await page.getByText("Attest what you made sure of").click();
  await page.getByLabel("What you made sure of").fill("AWS ended the questions in 2025; there is nothing to set.");
  await page.getByLabel("Where the proof is").fill("https://example.org/ticket/17");
  await page.getByLabel("Your name").fill("Ben");
  await page.getByRole("button", { name: "Attest finding" }).click();
  await expect(page.getByText("attested by Ben")).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  await page.goto(`/accounts/${surveyed}/decisions`);
  await expect(section(page, "Attestations").getByText("holds", { exact: true })).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
});

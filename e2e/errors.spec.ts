import { expect, test } from "./fixtures";
import { connectAndScan } from "./steps";

test.describe("a page that cannot be made", () => {
  // React reports the failed part of the page; the status is the answer's.
  test.use({ expectedErrors: /status of (404|500)|Minified React error/ });

  test("a date that is none is said to be, under the header of the account", async ({ page, aws }) => {
    await connectAndScan(page, "errors", aws.endpoint);
    await page.goto("/accounts/errors/inventory?at=last-week");
    await expect(page.getByRole("main")).toContainText("last-week");
    await expect(page.getByRole("banner")).toBeVisible();
    await page.goto("/accounts/errors/inventory?at=S99");
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await page.goto("/accounts/errors/resources?at=S1&arn=arn:aws:s3:::no-such-bucket");
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Account pages" })).toBeVisible();
  });
});

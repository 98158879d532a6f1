import { expect, test } from "./fixtures";

test.describe("what does not exist", () => {
  test.use({ expectedErrors: /status of 404/ });

  const cases = [
    {
      what: "an account",
      path: "/accounts/nobody",
      says: /no connection called "nobody"\. There (is|are): .*surveyed/,
    },
    { what: "a page of such an account", path: "/accounts/nobody/snapshots/S1", says: /called "nobody"/ },
    { what: "a page", path: "/accounts/surveyed/nowhere", says: /No page has this address/ },
    {
      what: "a snapshot in the query",
      path: "/accounts/surveyed/inventory?at=S99",
      says: /"surveyed" has no snapshot S99\. The newest: S2, S1\./,
    },
    { what: "a snapshot in the path", path: "/accounts/surveyed/snapshots/S99", says: /The newest: S2, S1\./ },
    {
      what: "a date before the first",
      path: "/accounts/surveyed/inventory?at=2001-01-01",
      says: /The first is S1 of /,
    },
    { what: "a scan", path: "/accounts/surveyed/scans/S99", says: /"surveyed" has no scan S99/ },
    { what: "a scan that is no number", path: "/accounts/surveyed/scans/last", says: /"last" is no scan/ },
    {
      what: "a resource",
      path: "/accounts/surveyed/resources?at=S1&arn=arn:aws:s3:::no-such-bucket",
      says: /S1 of "surveyed" does not hold arn:aws:s3:::no-such-bucket/,
    },
    { what: "a resource without a name", path: "/accounts/surveyed/resources?at=S1", says: /names no resource/ },
  ];
  test("has status 404, and the page says what there is instead", async ({ page, surveyed }) => {
    expect(surveyed).toBe("surveyed");
    for (const { what, path, says } of cases) {
      await test.step(what, async () => {
        const response = await page.goto(path);
        expect(response?.status()).toBe(404);
        const main = page.getByRole("main");
        await expect(main.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
        await expect(main).toContainText(says);
      });
    }
  });

  test("what was missing is forgotten on the next page", async ({ page, surveyed }) => {
    await page.goto(`/accounts/${surveyed}/inventory?at=S99`);
    await expect(page.getByRole("main")).toContainText("has no snapshot S99");
    await page.getByRole("navigation", { name: "Account pages" }).getByRole("link", { name: "Snapshots" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Snapshots" })).toBeVisible();
    // The address follows what is shown, and only then is there a page to go back from.
    await expect(page).toHaveURL(/\/snapshots/);
    await page.goBack();
    await expect(page.getByRole("main")).toContainText("has no snapshot S99");
    await page.getByRole("link", { name: "Show all accounts" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
  });
});

test.describe("a page that cannot be made", () => {
  // React reports the failed part of the page; the status is the answer's.
  test.use({ expectedErrors: /status of 500|Minified React error/ });

  test("a date that is none is said to be, under the header of the account", async ({ page, surveyed }) => {
    await page.goto(`/accounts/${surveyed}/inventory?at=last-week`);
    await expect(page.getByRole("main")).toContainText('"last-week" is not a snapshot.');
    await expect(page.getByRole("banner")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Account pages" })).toBeVisible();
  });
});

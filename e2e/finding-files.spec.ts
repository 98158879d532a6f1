import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expectNoBarriers } from "./barriers";
import { expect, test } from "./fixtures";

test.describe.configure({ mode: "serial" });

let report: { path: string; bytes: Buffer };

test("the filter leaves as a file that says what it is", async ({ page, surveyed }) => {
  const base = `/accounts/${surveyed}/findings`;
  await page.goto(`${base}?at=S2`);
  const asked = await page.request.get(`${base}/export?at=S2&format=csv&status=fail&bom=1`);
  expect(asked.headers()["content-disposition"]).toMatch(
    /^attachment; filename="surveyed-S2-\d{4}-\d\d-\d\d-findings-status_fail\.csv"/,
  );
  expect((await asked.body()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const wrong = await page.request.get(`${base}/export?format=xlsx`);
  expect([wrong.status(), await wrong.text()]).toEqual([
    400,
    "The formats are csv, csv-prowler, json, json-ocsf, json-asff, html.\n",
  ]);
  const downloading = page.waitForEvent("download");
  await page.evaluate((href) => {
    const link = document.createElement("a");
    link.href = href;
    link.click();
  }, `${base}/export?at=S2&format=html`);
  const path = await (await downloading).path();
  report = { path, bytes: readFileSync(path) };
});

test("the report opens from a file, is searched, and prints its summary", async ({ browser, surveyed }) => {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("request", (request) => request.url().startsWith("file:") || said.push(request.url()));
  const file = `${report.path}.html`;
  writeFileSync(file, report.bytes);
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByRole("heading", { name: `Findings of ${surveyed}` })).toBeVisible();
  await expect(page.locator("#place")).toHaveText(/^1 to \d+ of \d+$/);
  await page.getByLabel("Status").selectOption("fail");
  await expect(page.locator("#place")).toHaveText(/, of [\d,]+ in this file$/);
  await expect(page.getByRole("cell", { name: "Pass", exact: true })).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Search" }).fill("nothing like it");
  await expect(page.locator("#place")).toHaveText("No finding fits.");
  await expectNoBarriers(page, "report");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("input[type=search]")).toBeHidden();
  await expect(page.getByRole("heading", { name: "What fails" })).toBeVisible();
  expect(said).toEqual([]);
  await page.close();
});

test("a file is verified, and an altered one is found out", async ({ page }) => {
  await page.goto("/accounts");
  await page.getByRole("link", { name: "Verify a file" }).click();
  await expect(page.getByRole("heading", { name: "Verify a file" })).toBeVisible();
  const verify = async (bytes: Buffer) => {
    await page
      .getByLabel("File of findings")
      .setInputFiles({ name: "report.html", mimeType: "text/html", buffer: bytes });
    await page.getByRole("button", { name: "Verify file" }).click();
  };
  await verify(report.bytes);
  await expect(page.getByText(/^Unaltered: these are all findings of surveyed:S2/)).toBeVisible();
  await expectNoBarriers(page, "unaltered file");
  await verify(Buffer.from(report.bytes.toString("utf8").replace('<span class="s fail">', '<span class="s pass">')));
  await expect(page.getByText(/^Altered: line \d+ is not what the audit says\.$/)).toBeVisible();
  await expect(page.getByText("In the audit", { exact: true })).toBeVisible();
  await verify(Buffer.from("<html>not ours</html>"));
  await expect(page.getByText("This is no file of findings that Bearings wrote.")).toBeVisible();
});

test("without scripts the answer comes as text", async ({ browser, dashboard }) => {
  const context = await browser.newContext({ baseURL: dashboard.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/verify");
  await page
    .getByLabel("File of findings")
    .setInputFiles({ name: "r.html", mimeType: "text/html", buffer: report.bytes });
  await page.getByRole("button", { name: "Verify file" }).click();
  await expect(page.getByText(/Unaltered: these are all findings of surveyed:S2/)).toBeVisible();
  await context.close();
});

import { request as httpRequest } from "node:http";
import { expect, test } from "./fixtures";

type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: string };

/** A request with any header, as no browser lets a page send it. */
function ask(url: string, headers: Record<string, string>, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.once("error", reject);
    request.end();
  });
}

for (const path of ["/accounts", "/api/accounts/prod/inventory/csv", "/icon.svg"]) {
  test(`a foreign name that leads here gets nothing of ${path}`, async ({ dashboard }) => {
    const { port } = new URL(dashboard.url);
    const answer = await ask(`${dashboard.url}${path}`, { host: `rebound.example:${port}` });
    expect(answer.status).toBe(421);
    expect(answer.body).toContain(`http://127.0.0.1:${port}`);
    expect(answer.body).not.toContain("<html");
  });
}

test("somebody behind a tunnel is not the owner", async ({ dashboard }) => {
  const answer = await ask(`${dashboard.url}/accounts`, { "x-forwarded-for": "203.0.113.9" });
  expect(answer.status).toBe(421);
});

test("another site's form changes nothing", async ({ dashboard }) => {
  const headers = { origin: "http://evil.example", "sec-fetch-site": "cross-site" };
  expect((await ask(`${dashboard.url}/accounts/new`, headers, "POST")).status).toBe(403);
});

test("every answer carries a policy with a nonce of its own, and the headers beside it", async ({ dashboard }) => {
  const [one, two] = await Promise.all([ask(`${dashboard.url}/accounts`, {}), ask(`${dashboard.url}/accounts`, {})]);
  const nonce = (answer: Answer) => /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1];
  expect(nonce(one)).toBeTruthy();
  expect(nonce(one)).not.toBe(nonce(two));
  expect(one.body).toContain(`nonce="${nonce(one)}"`);
  expect(one.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
  });
  expect(one.headers["x-powered-by"]).toBeUndefined();
  expect(String(one.headers["cache-control"])).toContain("no-store");
});

test.describe("addresses that lead nowhere", () => {
  test.use({ expectedErrors: /status of 404/ });
  for (const path of ["/nowhere", "/accounts/nobody", "/accounts/nobody/nowhere"]) {
    test(`${path} is not found, with a header and a way back`, async ({ page }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("banner")).toBeVisible();
      await page.getByRole("link", { name: "Show all accounts" }).click();
      await expect(page.getByRole("heading", { name: "Accounts", exact: true })).toBeVisible();
    });
  }
});

import { describe, expect, test } from "vitest";
import { type IncomingRequest, isLocalOwner, isLoopbackName, type Listening, refusalOf } from "./request-guard";

const HERE: Listening = { host: "127.0.0.1", port: 3000 };

function request(headers: Record<string, string>, method = "GET", path = "/accounts"): IncomingRequest {
  const all: Record<string, string> = { host: "127.0.0.1:3000", ...headers };
  return { method, path, header: (name) => all[name] ?? null };
}

describe("who is the local owner", () => {
  test.each([
    ["127.0.0.1:3000", true],
    ["localhost:3000", true],
    ["LOCALHOST:3000", true],
    ["[::1]:3000", true],
    ["127.8.9.10:3000", true],
    ["127.0.0.1", false],
    ["127.0.0.1:3001", false],
    ["localhost", false],
    ["evil.example:3000", false],
    ["127.0.0.1.evil.example:3000", false],
    ["localhost.evil.example:3000", false],
    ["127.0.0.1:3000@evil.example", false],
    ["192.168.1.4:3000", false],
    ["[::2]:3000", false],
    ["", false],
  ])("Host %s: %s", (host, expected) => {
    expect(isLocalOwner(request({ host }).header, HERE)).toBe(expected);
  });

  test("no Host header is nobody", () => {
    expect(isLocalOwner(() => null, HERE)).toBe(false);
  });

  test("port 80 may stay unwritten", () => {
    expect(isLocalOwner(request({ host: "localhost" }).header, { host: "localhost", port: 80 })).toBe(true);
  });

  test.each(["0.0.0.0", "::", "10.1.2.3", "dashboard.example"])("a server bound to %s has no local owner", (host) => {
    expect(isLocalOwner(request({}).header, { host, port: 3000 })).toBe(false);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ["what Next writes itself", { "x-forwarded-for": "::ffff:127.0.0.1", "x-forwarded-host": "127.0.0.1:3000" }, true],
    ["a tunnel that names its client", { "x-forwarded-for": "203.0.113.9" }, false],
    ["a client behind a local proxy", { "x-forwarded-for": "203.0.113.9, 127.0.0.1" }, false],
    ["a proxy that names itself", { "x-forwarded-host": "dashboard.example" }, false],
    ["the standard's header", { forwarded: "for=203.0.113.9" }, false],
  ])("passed on: %s", (_, headers, expected) => {
    expect(isLocalOwner(request(headers).header, HERE)).toBe(expected);
  });
});

describe("loopback names", () => {
  test.each([
    ["127.0.0.1", true],
    ["::ffff:127.0.0.1", true],
    ["127.0.0", false],
    ["127.0.0.1.nip.io", false],
    ["128.0.0.1", false],
  ])("%s: %s", (name, expected) => {
    expect(isLoopbackName(name)).toBe(expected);
  });
});

describe("requests from other pages", () => {
  const OWN = { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" };
  test.each<[string, Record<string, string>, string, string, number | null]>([
    ["typed address", { "sec-fetch-site": "none" }, "GET", "/", null],
    ["own link", { "sec-fetch-site": "same-origin" }, "GET", "/accounts", null],
    ["no browser", {}, "GET", "/api/x", null],
    ["own form", OWN, "POST", "/accounts/new", null],
    ["own form, old browser", { origin: "http://127.0.0.1:3000" }, "POST", "/accounts/new", null],
    ["foreign form", { origin: "http://evil.example", "sec-fetch-site": "cross-site" }, "POST", "/accounts/new", 403],
    ["another port", { origin: "http://127.0.0.1:8080", "sec-fetch-site": "same-site" }, "POST", "/accounts/new", 403],
    ["another port, old browser", { origin: "http://127.0.0.1:8080" }, "POST", "/accounts/new", 403],
    ["hidden origin", { origin: "null" }, "POST", "/accounts/new", 403],
    ["neither header", {}, "POST", "/accounts/new", 403],
    ["neither header, DELETE", {}, "DELETE", "/api/x", 403],
  ])("%s", (_, headers, method, path, status) => {
    expect(refusalOf(request(headers, method, path), HERE)?.status ?? null).toBe(status);
  });

  const LINK = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  test.each<[string, Record<string, string>, string, number | null]>([
    ["link from elsewhere", LINK, "/accounts", null],
    ["link to a download", LINK, "/api/accounts/prod/inventory/csv", 403],
    ["frame", { ...LINK, "sec-fetch-dest": "iframe" }, "/accounts", 403],
    ["image", { ...LINK, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }, "/accounts", 403],
    ["fetch from another port", { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" }, "/accounts", 403],
  ])("%s", (_, headers, path, status) => {
    expect(refusalOf(request(headers, "GET", path), HERE)?.status ?? null).toBe(status);
  });

  test("a foreign name is refused first, and the sentence says where to go", () => {
    const refusal = refusalOf(request({ host: "rebound.example:3000" }), HERE);
    expect(refusal?.status).toBe(421);
    expect(refusal?.message).toContain("http://127.0.0.1:3000");
  });
});

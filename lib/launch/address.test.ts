import { expect, test } from "vitest";
import { localAddress } from "./address";

test.each([
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["127.0.1.9", "http://127.0.1.9:3000"],
  ["localhost", "http://localhost:3000"],
  ["LOCALHOST", "http://localhost:3000"],
  ["::1", "http://[::1]:3000"],
  ["[::1]", "http://[::1]:3000"],
])("HOST=%s stays on this machine", (host, url) => {
  expect(localAddress(host, 3000).url).toBe(url);
});

test.each([
  "0.0.0.0",
  "::",
  "192.168.1.4",
  "example.com",
  "127.0.0.1.example.com",
  "localhost.example.com",
  "1270.0.0.1",
])("HOST=%s would let others in and is refused", (host) => {
  expect(() => localAddress(host, 3000)).toThrow(/no accounts are set up yet/);
});

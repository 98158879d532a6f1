import { expect, test } from "vitest";
import { shareCredentials } from "./shared-credentials";

const HOUR = 3_600_000;

function counting(answers: (number: number) => Promise<{ id: number; expiration?: Date }>) {
  const asked = { times: 0 };
  const provider = (_?: { forceRefresh?: boolean }) => {
    asked.times += 1;
    return answers(asked.times);
  };
  return { asked, provider };
}

test("clients that ask at once share one request", async () => {
  const { asked, provider } = counting(async (id) => ({ id }));
  const shared = shareCredentials(provider);
  const keys = await Promise.all([shared(), shared(), shared()]);
  expect(keys.map(({ id }) => id)).toEqual([1, 1, 1]);
  expect(asked.times).toBe(1);
});

test("keys are renewed five minutes before they end", async () => {
  let now = 0;
  const { provider } = counting(async (id) => ({ id, expiration: new Date(id * HOUR) }));
  const shared = shareCredentials(provider, () => now);
  expect((await shared()).id).toBe(1);
  now = HOUR - 301_000;
  expect((await shared()).id).toBe(1);
  now = HOUR - 300_000;
  expect((await shared()).id).toBe(2);
});

test("a failure is given to those who wait for it and not kept", async () => {
  const { provider } = counting(async (id) => {
    if (id === 1) throw new Error("denied");
    return { id };
  });
  const shared = shareCredentials(provider);
  await expect(shared()).rejects.toThrow("denied");
  expect((await shared()).id).toBe(2);
});

test("a client may insist on new keys", async () => {
  const { provider } = counting(async (id) => ({ id }));
  const shared = shareCredentials(provider);
  await shared();
  expect((await shared({ forceRefresh: true })).id).toBe(2);
});

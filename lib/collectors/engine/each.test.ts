import { expect, test } from "vitest";
import { each } from "./each";

const later = <T>(value: T, turns: number): Promise<T> =>
  turns === 0 ? Promise.resolve(value) : Promise.resolve().then(() => later(value, turns - 1));

async function listOf<T>(items: AsyncIterable<T>): Promise<{ items: T[]; error: unknown }> {
  const list: T[] = [];
  try {
    for await (const item of items) list.push(item);
    return { items: list, error: null };
  } catch (error) {
    return { items: list, error };
  }
}

test("yields what arrives first, first", async () => {
  const { items } = await listOf(each([30, 10, 20], (turns) => later(turns, turns)));
  expect(items).toEqual([10, 20, 30]);
});

test("yields undefined and null like anything else", async () => {
  const { items } = await listOf(each([undefined, null], async (item) => item));
  expect(items).toEqual([undefined, null]);
});

test("of nothing is nothing", async () => {
  expect(await listOf(each([], async () => 1))).toEqual({ items: [], error: null });
});

test("has no more under way than allowed, and as many as that", async () => {
  let underWay = 0;
  let most = 0;
  const work = async (item: number) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await later(null, 5);
    underWay -= 1;
    return item;
  };
  const { items } = await listOf(
    each(
      Array.from({ length: 20 }, (_, n) => n),
      work,
      4,
    ),
  );
  expect(items).toHaveLength(20);
  expect(most).toBe(4);
});

test("asks for the next page while the first is worked on", async () => {
  const events: string[] = [];
  async function* pages() {
    yield "first";
    events.push("second page asked for");
    yield "second";
  }
  const work = async (page: string) => {
    await later(null, 50);
    events.push(`${page} done`);
    return page;
  };
  await listOf(each(pages(), work));
  expect(events[0]).toBe("second page asked for");
});

test("a failing source gives what was under way before the failure", async () => {
  async function* pages() {
    yield 1;
    yield 2;
    throw new Error("denied");
  }
  const { items, error } = await listOf(each(pages(), (item) => later(item, 20)));
  expect(items).toEqual([1, 2]);
  expect(error).toEqual(new Error("denied"));
});

test("failing work begins nothing new and gives what was under way", async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    if (item === 1) throw new Error("broken");
    return later(item, 20);
  };
  const { items, error } = await listOf(each([0, 1, 2, 3, 4, 5], work, 2));
  expect(error).toEqual(new Error("broken"));
  expect(items).toEqual([0]);
  expect(begun).toEqual([0, 1]);
});

test("a consumer that leaves stops the source", async () => {
  let closed = false;
  async function* pages() {
    try {
      for (let page = 0; ; page += 1) yield page;
    } finally {
      closed = true;
    }
  }
  for await (const item of each(pages(), async (page) => page, 2)) if (item === 3) break;
  await later(null, 50);
  expect(closed).toBe(true);
});

import { expect, test } from "vitest";
import { byteStream, eventStream, type Watched } from "./event-stream";

function script(values: Watched<number>[]): () => Promise<Watched<number>> {
  const left = [...values];
  return async () => left.shift() ?? { value: -1, last: true };
}

test("sends what changed, then the end", async () => {
  const look = script([
    { value: 1, last: false },
    { value: 1, last: false },
    { value: 2, last: true },
  ]);
  const response = eventStream(look, new AbortController().signal, { everyMs: 1 });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(await response.text()).toBe("data: 1\n\ndata: 2\n\nevent: end\ndata: {}\n\n");
});

test("speaks up when nothing changes, so that nobody in between hangs up", async () => {
  const look = script([
    { value: 1, last: false },
    { value: 1, last: false },
    { value: 1, last: true },
  ]);
  const response = eventStream(look, new AbortController().signal, { everyMs: 5, silentMs: 0 });
  expect(await response.text()).toContain(": still here\n\n");
});

test("ends when the reader goes", async () => {
  const reader = new AbortController();
  let looks = 0;
  const look = async () => {
    looks += 1;
    if (looks === 2) reader.abort();
    return { value: looks, last: false };
  };
  expect(await eventStream(look, reader.signal, { everyMs: 1 }).text()).toBe("data: 1\n\ndata: 2\n\n");
});

test("texts are made only when they are asked for, and their maker is told when the reader goes", async () => {
  const made: number[] = [];
  let closed = false;
  async function* texts() {
    try {
      for (let number = 0; number < 100; number += 1) {
        made.push(number);
        yield String(number);
      }
    } finally {
      closed = true;
    }
  }
  const reader = byteStream(texts()).getReader();
  await reader.read();
  await reader.cancel();
  expect(made.length).toBeLessThan(5);
  expect(closed).toBe(true);
});

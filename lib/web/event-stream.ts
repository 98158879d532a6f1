import { setTimeout as sleep } from "node:timers/promises";

const ENCODER = new TextEncoder();

/** A value to send, and whether it is the last one. */
export type Watched<T> = { value: T; last: boolean };

/**
 * Server-sent events of a value that changes: sends it when it differs from what was sent before, a comment when the
 * line would fall silent, and ends after the last one. Stops when the reader goes.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @param look reads the value; a failure ends the stream, and the browser connects again by itself.
 */
export function eventStream<T>(
  look: () => Promise<Watched<T>>,
  signal: AbortSignal,
  { everyMs = 700, silentMs = 15_000 }: { everyMs?: number; silentMs?: number } = {},
): Response {
  async function* events(): AsyncGenerator<string> {
    let sent = "";
    let sentAt = Date.now();
    while (!signal.aborted) {
      const { value, last } = await look();
      const data = JSON.stringify(value);
      if (data !== sent) {
        yield `data: ${data}\n\n`;
        [sent, sentAt] = [data, Date.now()];
      } else if (Date.now() - sentAt > silentMs) {
        yield ": still here\n\n";
        sentAt = Date.now();
      }
      if (last) {
        yield "event: end\ndata: {}\n\n";
        return;
      }
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return new Response(byteStream(events()), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      // Proxies that buffer would hold progress back until the end.
      "X-Accel-Buffering": "no",
    },
  });
}

/** Bytes of pieces that are made only as fast as the reader takes them. */
export function byteStream(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done === true) controller.close();
        else controller.enqueue(typeof value === "string" ? ENCODER.encode(value) : value);
      } catch (error) {
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

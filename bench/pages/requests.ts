import { Agent, get } from "node:http";
import { processorTime } from "./processor";

/** What the answers to one address took, in milliseconds, and their size. */
export type Timing = {
  /** The first, which may find nothing in memory. */
  first: number;
  p50: number;
  p95: number;
  max: number;
  /** Time on a processor in the mean, of the web server alone. */
  processor: number;
  bytes: number;
  status: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Asks for a page again and again, one request after the other, each answer read to its end.
 * @param pid the web server's process
 */
export async function timePage(url: string, times: number, pid: number): Promise<Timing> {
  const first = await timeRequest(url);
  const taken: number[] = [];
  const worked = processorTime(pid);
  for (let index = 0; index < times; index += 1) taken.push((await timeRequest(url)).milliseconds);
  const processor = (processorTime(pid) - worked) / times;
  taken.sort((a, b) => a - b);
  const share = (part: number) => taken[Math.min(taken.length - 1, Math.ceil(taken.length * part) - 1)] ?? Number.NaN;
  return {
    first: first.milliseconds,
    p50: share(0.5),
    p95: share(0.95),
    max: share(1),
    processor,
    bytes: first.bytes,
    status: first.status,
  };
}

/** Asks for a page once. @returns milliseconds to the end of the answer, its compressed bytes and its status. */
export function timeRequest(url: string): Promise<{ milliseconds: number; bytes: number; status: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    get(url, { agent, headers: { "accept-encoding": "gzip", accept: "text/html" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on("end", () =>
        resolve({ milliseconds: performance.now() - begun, bytes, status: answer.statusCode ?? 0 }),
      );
      answer.on("error", reject);
    }).on("error", reject);
  });
}

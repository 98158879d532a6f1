import type { CallCount } from "@/lib/model/snapshot";

/** Adds up calls by service, region and operation. */
export class CallCounts {
  private readonly counts = new Map<string, CallCount>();

  /**
   * @param attempts requests that went out for the call, none when it was refused or cancelled before
   * @param milliseconds from the first request to the answer, waiting between retries included
   */
  add(service: string, region: string, operation: string, attempts: number, milliseconds: number): void {
    if (attempts === 0) return;
    const key = `${service}|${region}|${operation}`;
    const count = this.counts.get(key) ?? { service, region, operation, calls: 0, retries: 0, milliseconds: 0 };
    count.calls += 1;
    count.retries += attempts - 1;
    count.milliseconds += Math.round(milliseconds);
    this.counts.set(key, count);
  }

  /** The counters in a fixed order; `calls` + `retries` is the number of requests sent. */
  list(): CallCount[] {
    const order = (count: CallCount) => `${count.service}|${count.region}|${count.operation}`;
    return [...this.counts.values()]
      .map((count) => ({ ...count }))
      .sort((one, other) => (order(one) < order(other) ? -1 : 1));
  }
}

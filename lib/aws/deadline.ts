/** A call took longer than it may. */
export class DeadlinePassed extends Error {}

/** A call was ended from outside. */
export class Stopped extends Error {}

/**
 * The end of a session, told to each call under way. A signal of its own would walk through all of its listeners
 * whenever one comes, and a session has hundreds.
 */
export class Ending {
  ended = false;
  private readonly waiting = new Set<() => void>();

  /** @param signal ends as well */
  constructor(signal?: AbortSignal) {
    if (signal?.aborted) this.ended = true;
    signal?.addEventListener("abort", () => this.end(), { once: true });
  }

  /** Tells everybody; once and for all. */
  end(): void {
    this.ended = true;
    for (const tell of [...this.waiting]) tell();
    this.waiting.clear();
  }

  /** Calls `tell` at the end. @returns what takes that back */
  onEnd(tell: () => void): () => void {
    this.waiting.add(tell);
    return () => this.waiting.delete(tell);
  }
}

/**
 * Runs `work` and gives up on it when time is over, the session ends or a signal fires, whether or not it obeys: an
 * SDK call whose body never ends would otherwise hold the scan.
 * @throws DeadlinePassed, Stopped, or what `work` throws
 */
export function withDeadline<T>(
  milliseconds: number,
  ending: Ending,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    const giveUp = (error: Error) => {
      settle();
      reject(error);
      controller.abort();
    };
    const onStop = () => giveUp(new Stopped());
    const timer = setTimeout(() => giveUp(new DeadlinePassed()), milliseconds);
    const forget = ending.onEnd(onStop);
    const settle = () => {
      clearTimeout(timer);
      forget();
      signal?.removeEventListener("abort", onStop);
    };
    signal?.addEventListener("abort", onStop, { once: true });
    work(controller.signal).then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}

/** A queue between producers and one consumer; producers wait while it is full. */
export class Channel<T> {
  private readonly items: T[] = [];
  private ended = false;
  private failure: { error: unknown } | null = null;
  private wakeConsumer: () => void = () => {};
  private waiting: (() => void)[] = [];

  constructor(private readonly capacity: number) {}

  /** Hands over an item; resolves when there was room for it. */
  async push(item: T): Promise<void> {
    while (this.items.length >= this.capacity && !this.ended) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    if (this.ended) return;
    this.items.push(item);
    this.wakeConsumer();
  }

  /** No more items will come; with an error, the consumer gets it after the items. */
  end(failure: { error: unknown } | null = null): void {
    this.failure ??= failure;
    this.ended = true;
    this.wakeConsumer();
    this.release();
  }

  /** Items in the order of their arrival. The producers' pushes are void once the consumer has left. */
  async *drain(): AsyncGenerator<T, void, undefined> {
    try {
      while (true) {
        const [item] = this.items.splice(0, 1);
        if (item !== undefined) {
          this.release();
          yield item;
        } else if (this.ended) {
          break;
        } else {
          await new Promise<void>((resolve) => {
            this.wakeConsumer = resolve;
          });
        }
      }
    } finally {
      this.ended = true;
      this.release();
    }
    if (this.failure) throw this.failure.error;
  }

  private release(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

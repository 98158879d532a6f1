/** Items that `each` works on at once. Calls are bounded by the session; this bounds what waits for them. */
const IN_FLIGHT = 128;

/**
 * Runs `work` for each item with many in flight and yields what it returns as it arrives. Items are pulled while
 * earlier ones are worked on, so the next page is fetched meanwhile. After a failure, of the source or of the work,
 * nothing new is begun; what was under way is still yielded, then the failure is thrown.
 */
export async function* each<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  inFlight = IN_FLIGHT,
): AsyncGenerator<Result, void, undefined> {
  const results: Result[] = [];
  let failure: { error: unknown } | null = null;
  let pending = 0;
  let pulling = true;
  let wake = signalled();
  let room = signalled();

  const fail = (error: unknown) => {
    failure ??= { error };
  };
  const pull = async () => {
    try {
      for await (const item of items) {
        while (pending >= inFlight && failure === null && pulling) await room.promise;
        if (failure !== null || !pulling) return;
        pending += 1;
        void begin(item);
      }
    } catch (error) {
      fail(error);
    } finally {
      pulling = false;
      wake.fire();
    }
  };
  const begin = async (item: Item) => {
    try {
      results.push(await work(item));
    } catch (error) {
      fail(error);
    } finally {
      pending -= 1;
      wake.fire();
      room.fire();
      room = signalled();
    }
  };

  void pull();
  try {
    while (true) {
      while (results.length > 0) yield* results.splice(0);
      if (failure !== null && pending === 0) break;
      if (!pulling && pending === 0) break;
      await wake.promise;
      wake = signalled();
    }
  } finally {
    pulling = false;
    room.fire();
  }
  rethrow(failure);
}

function rethrow(failure: { error: unknown } | null): void {
  if (failure !== null) throw failure.error;
}

function signalled(): { promise: Promise<void>; fire: () => void } {
  let fire = () => {};
  const promise = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { promise, fire };
}

"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Milliseconds that a slice of idle time must still have for one more block. */
const BLOCK_MS = 6;
/** Blocks nearer to the window than this are filled at once. */
const NEAR = "900px 0px";

/** Blocks of a table that have no rows in the document yet. */
export type BlockQueue = ReturnType<typeof blockQueue>;

function blockQueue() {
  const waiting = new Map<number, () => void>();
  const fill = (index: number) => {
    const one = waiting.get(index);
    waiting.delete(index);
    if (one !== undefined) flushSync(one);
  };
  return {
    /** Puts a block last in the queue; returns how to take it out. */
    wait: (index: number, filler: () => void) => {
      waiting.set(index, filler);
      return () => {
        waiting.delete(index);
      };
    },
    /** Fills a block before it returns; does nothing for one that is filled. */
    fill,
    /** Fills the next block; false when none waits. */
    fillNext: () => {
      const [next] = waiting.keys();
      if (next !== undefined) fill(next);
      return waiting.size > 0;
    },
    /** Fills all blocks before it returns. */
    fillAll: () => {
      const all = [...waiting.values()];
      waiting.clear();
      flushSync(() => {
        for (const one of all) one();
      });
    },
  };
}

/**
 * Fills blocks while the browser has nothing to do, those near the window at once, and all before the page is printed.
 * @param rows those that are here; blocks of new ones are waited for anew
 */
export function useFilling(rows: readonly unknown[]): BlockQueue {
  const [queue] = useState(blockQueue);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows bring new blocks.
  useEffect(() => {
    const near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting || !(target instanceof HTMLElement)) continue;
          near.unobserve(target);
          queue.fill(Number(target.dataset.block));
        }
      },
      { rootMargin: NEAR },
    );
    for (const block of document.querySelectorAll("tbody[data-block]:empty")) near.observe(block);
    const stop = whileIdle(queue.fillNext);
    window.addEventListener("beforeprint", queue.fillAll);
    return () => {
      near.disconnect();
      stop();
      window.removeEventListener("beforeprint", queue.fillAll);
    };
  }, [rows, queue]);
  return queue;
}

/**
 * Calls `step` in idle time until it returns false.
 * @returns how to stop before that
 */
function whileIdle(step: () => boolean): () => void {
  // Safari has no idle callbacks.
  if (!("requestIdleCallback" in window)) {
    const timer = setInterval(() => {
      if (!step()) clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }
  const slice = (deadline: IdleDeadline) => {
    let more = true;
    while (more && deadline.timeRemaining() > BLOCK_MS) more = step();
    if (more) handle = requestIdleCallback(slice);
  };
  let handle = requestIdleCallback(slice);
  return () => cancelIdleCallback(handle);
}

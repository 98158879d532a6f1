"use client";

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { HandsFrame } from "./hands-frame";
import { indexOf, linesOf } from "./table-lines";
import { type HandsOf, useHands } from "./use-hands";

/**
 * The keys and the pointer of a table whose rows all come with the page (`data-index`). A row with a `data-key` opens
 * in a drawer, `?open=` names it; of every other row its link is followed. `data-id` is what is copied of a row. The
 * table is one tab stop. Without scripts every name is a link.
 * @param foot stands under the table
 */
export function ListHands({
  foot,
  children,
  ...list
}: Pick<HandsOf, "account" | "page" | "query" | "opened"> & { foot: ReactNode; children: ReactNode }) {
  // Every row is in the document.
  const drawn = useRef(null);
  const hands = useHands({ ...list, naming: "key", drawn });
  const { box, active, current } = hands;
  const mark = useCallback(() => {
    for (const line of linesOf(box.current)) {
      const link = line.querySelector("a");
      if (link !== null) link.tabIndex = indexOf(line) === active.current ? 0 : -1;
      if (line.dataset.key !== undefined && line.dataset.key === current) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  }, [box, active, current]);
  useLayoutEffect(mark);
  // The tab stop goes to the row that was opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active row is moved when another one is opened.
  useEffect(mark, [mark, list.opened]);
  return (
    <HandsFrame hands={hands} stopAt={mark} foot={foot}>
      {children}
    </HandsFrame>
  );
}

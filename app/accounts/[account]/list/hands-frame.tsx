"use client";

import type { PointerEventHandler, ReactNode } from "react";
import { DrawerPending } from "./drawer-pending";
import { cellAround, indexOf, lineAround } from "./table-lines";
import type { Hands } from "./use-hands";

/**
 * The table that hands work on, what stands under it, and what is said of it to screen readers.
 * @param stopAt told of the row that the focus came to
 */
export function HandsFrame({
  hands: { box, active, cell, key, pending, said, open, waitsFor },
  stopAt,
  onPointerOver,
  foot,
  children,
}: {
  hands: Hands;
  stopAt: (line: HTMLTableRowElement) => void;
  onPointerOver?: PointerEventHandler<HTMLDivElement>;
  foot: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the table inside is what is operated; this listens for it. */}
      <div
        ref={box}
        className="inv-table"
        aria-busy={pending}
        onClick={(event) => {
          cell.current = cellAround(event.target) ?? cell.current;
          const line = lineAround(event.target instanceof Element ? event.target.closest("a.name") : null);
          if (line === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          active.current = indexOf(line);
          open(line);
        }}
        onPointerOver={onPointerOver}
        onFocus={(event) => {
          cell.current = cellAround(event.target) ?? cell.current;
          const line = lineAround(event.target);
          if (line === null) return;
          active.current = indexOf(line);
          stopAt(line);
        }}
        onKeyDown={(event) => {
          if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
          if (key(event.key, event.target)) event.preventDefault();
        }}
      >
        {children}
      </div>
      {foot}
      <p className="sr" role="status">
        {said}
      </p>
      {waitsFor === null ? null : <DrawerPending name={waitsFor} />}
    </>
  );
}

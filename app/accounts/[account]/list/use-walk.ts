"use client";

import { type RefObject, useRef } from "react";
import { besideOf, cellAround, focusCell, indexOf, lineAround, lineAt, linesOf } from "./table-lines";

/** Rows of a table of which some may not be in the document. */
export type WalkedRows = { count: number; show: (index: number) => void };

/** Longest wait for a row that was not in the document. */
const MOST_FRAMES = 30;

/**
 * Walks the cells of a table: the row with the tab stop, the cell that was pointed at or walked to last, and steps
 * from it. Rows that are not in the document are brought in first.
 * @param drawn null inside where every row is in the document
 * @param arrived told of each row that was walked to
 */
export function useWalk(
  box: RefObject<HTMLDivElement | null>,
  drawn: RefObject<WalkedRows | null>,
  arrived: (line: HTMLTableRowElement) => void,
) {
  /** Position of the row with the tab stop. */
  const active = useRef(0);
  const cell = useRef<HTMLTableCellElement | null>(null);
  const count = () => drawn.current?.count ?? linesOf(box.current).length;

  const arrive = (index: number) => {
    const line = lineAt(box.current, index);
    if (line === null) return;
    const column = cell.current !== null && box.current?.contains(cell.current) ? cell.current.cellIndex : 0;
    const target = line.cells[column] ?? line.cells[0];
    if (target === undefined) return;
    active.current = index;
    cell.current = target;
    focusCell(target);
    arrived(line);
  };
  const walk = (index: number) => {
    const wanted = Math.max(0, Math.min(count() - 1, index));
    if (lineAt(box.current, wanted) !== null) return arrive(wanted);
    drawn.current?.show(wanted);
    // Scrolled in one frame, drawn in one of the next.
    const wait = (frames: number) => {
      if (frames === 0 || lineAt(box.current, wanted) !== null) arrive(wanted);
      else requestAnimationFrame(() => wait(frames - 1));
    };
    requestAnimationFrame(() => wait(MOST_FRAMES));
  };
  const moveTo = (target: HTMLTableCellElement | null | undefined) => {
    if (target == null) return;
    cell.current = target;
    focusCell(target);
  };
  /** Handles a key on a cell; false when it means nothing here. */
  const key = (name: string, target: EventTarget | null): boolean => {
    const from = cellAround(target);
    if (from === null) return false;
    const line = lineAround(from);
    const row = line === null ? -1 : indexOf(line);
    if (name === "ArrowDown") walk(row + 1);
    else if (name === "ArrowUp" && row > 0) walk(row - 1);
    else if (name === "ArrowUp") moveTo(row < 0 ? null : box.current?.querySelectorAll("th")[from.cellIndex]);
    else if (name === "ArrowRight") moveTo(besideOf(from, 1));
    else if (name === "ArrowLeft") moveTo(besideOf(from, -1));
    else if (name === "Home") walk(0);
    else if (name === "End") walk(count() - 1);
    else return false;
    return true;
  };
  return { active, cell, count, walk, key };
}

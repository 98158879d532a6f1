"use client";

import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";
import { indexOf, lineAt } from "../list/table-lines";
import type { Picked } from "./use-picked";

/**
 * Marks rows for what the address and the rows themselves do not tell: which one has the tab stop, which are selected,
 * which will be in the drawer. Only rows for which something changed are touched: there may be thousands.
 * @param active position of the row with the tab stop
 * @returns `adopt` for each row as its `ref`, `stopAt` to move the tab stop
 */
export function useMarks(
  box: RefObject<HTMLDivElement | null>,
  active: RefObject<number>,
  picked: Picked,
  current: string | null,
) {
  const lines = useRef(new Map<string, HTMLTableRowElement>());
  const shown = useRef({ picked, current });
  const stop = useRef<HTMLTableRowElement | null>(null);

  const mark = useCallback((arn: string | null) => {
    const line = arn === null ? undefined : lines.current.get(arn);
    if (arn === null || line === undefined) return;
    line.toggleAttribute("data-picked", shown.current.picked.has(arn));
    if (arn === shown.current.current) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }, []);
  const stopAt = useCallback((line: HTMLTableRowElement) => {
    const before = linkOf(stop.current);
    const link = linkOf(line);
    if (before !== null) before.tabIndex = -1;
    if (link !== null) link.tabIndex = 0;
    stop.current = line;
  }, []);
  const adopt = useCallback(
    (line: HTMLTableRowElement | null) => {
      if (line === null) return;
      const { arn = "" } = line.dataset;
      lines.current.set(arn, line);
      const link = linkOf(line);
      if (link !== null) link.tabIndex = -1;
      mark(arn);
      return () => {
        if (lines.current.get(arn) === line) lines.current.delete(arn);
      };
    },
    [mark],
  );

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { picked, current };
    if (before.picked !== picked) for (const arn of new Set([...before.picked.keys(), ...picked.keys()])) mark(arn);
    if (before.current !== current) for (const arn of [before.current, current]) mark(arn);
  }, [picked, current, mark]);
  // After each rendering, because other rows may stand in its place.
  useLayoutEffect(() => {
    if (stop.current?.isConnected && indexOf(stop.current) === active.current) return;
    const line = lineAt(box.current, active.current);
    if (line !== null) stopAt(line);
  });
  return { adopt, stopAt };
}

function linkOf(line: HTMLTableRowElement | null): HTMLAnchorElement | null {
  return line?.querySelector("a") ?? null;
}

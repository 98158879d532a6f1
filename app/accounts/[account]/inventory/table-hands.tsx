"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState, useTransition } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { accountPath } from "@/lib/web/links";
import { DrawerPending } from "../list/drawer-pending";
import { cellAround, focusCell, indexOf, lineAround, lineAt } from "../list/table-lines";
import { useWalk } from "../list/use-walk";
import { filteredBy, type Query } from "./cell-filter";
import { Selection } from "./late-panels";
import { type DrawnRows, RowsProvider } from "./rows-context";
import { useMarks } from "./use-marks";
import { usePicked } from "./use-picked";

/** Rest after the last step before the drawer follows somebody who walks the rows. */
const FOLLOW_MS = 140;

/**
 * The keys and the pointer of the table: rows are walked, opened, selected, copied and filtered by from here, whether
 * they came with the page or followed. The table is one tab stop. Without scripts every name is a
 * link.
 * @param query parameters of the page shown, without the opened resource
 * @param opened ARN in the drawer; null when it is closed
 * @param foot stands under the table while nothing is selected
 */
export function TableHands({
  account,
  at,
  query,
  opened,
  children,
  foot,
}: {
  account: string;
  at: string;
  query: Query;
  opened: string | null;
  children: ReactNode;
  foot: ReactNode;
}) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnRows | null>(null);
  const follow = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [said, setSaid] = useState("");
  const [asked, setAsked] = useState<{ arn: string; name: string } | null>(null);
  const [pending, start] = useTransition();
  const current = pending && asked !== null ? asked.arn : opened;

  const go = (changes: Query, how: "push" | "replace" = "push") =>
    start(() => router[how](accountPath(account, "inventory", { ...query, ...changes }), { scroll: false }));
  const open = (line: HTMLTableRowElement, how: "push" | "replace" = "push") => {
    const { arn = "" } = line.dataset;
    setAsked({ arn, name: line.cells[0]?.textContent ?? arn });
    go({ open: arn }, how);
  };
  const { active, cell, count, walk, key } = useWalk(box, drawn, (line) => {
    if (current === null) return;
    clearTimeout(follow.current);
    follow.current = setTimeout(() => open(line, "replace"), FOLLOW_MS);
  });
  const { picked, pick, clear } = usePicked((index) => drawn.current?.rowAt(index) ?? null);

  useLayoutEffect(() => {
    if (active.current >= count()) active.current = 0;
    for (const link of box.current?.querySelectorAll<HTMLElement>("thead a") ?? []) link.tabIndex = -1;
  });
  const { adopt, stopAt, lineOf } = useMarks(box, active, picked, current);
  const shown = useRef(opened);
  useEffect(() => {
    const before = shown.current;
    shown.current = opened;
    if (opened !== null) {
      const line = lineOf(opened);
      if (line !== null) active.current = indexOf(line);
    } else if (before !== null) {
      // The drawer closed: back to the row that it showed.
      const [first] = (lineOf(before) ?? lineAt(box.current, active.current))?.cells ?? [];
      if (first !== undefined) focusCell(first);
    }
  }, [opened, active, lineOf]);
  useEffect(() => () => clearTimeout(follow.current), []);

  const step = (by: 1 | -1) => {
    const stands = box.current?.contains(document.activeElement) === true || current !== null;
    walk(active.current + (stands ? by : 0));
  };
  const select = (range: boolean) => setSaid(`${pick(active.current, range)} selected`);
  const copyId = async () => {
    const { id } = lineAt(box.current, active.current)?.dataset ?? {};
    if (id === undefined) return;
    await navigator.clipboard.writeText(id).then(
      () => setSaid(`Copied ${id}`),
      () => setSaid("Not copied: the browser refused the clipboard."),
    );
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => select(false),
    "shift+x": () => select(true),
    y: () => void copyId(),
    Enter: () => {
      // On the name, a link, Enter is a click already.
      const line = lineAround(document.activeElement);
      if (line !== null && box.current?.contains(line)) open(line);
    },
    f: () => {
      const line = lineAround(cell.current);
      const found = line === null ? null : drawn.current?.filterAt(indexOf(line), cell.current?.cellIndex ?? 0);
      if (found == null) setSaid("This cell is no filter.");
      else go({ ...filteredBy(query, found.filter, found.value), open: opened });
    },
    Escape: opened === null ? null : () => go({ open: null }),
  });
  const rows = useMemo(
    () => ({
      adopt,
      drawn: (given: DrawnRows | null) => {
        drawn.current = given;
      },
    }),
    [adopt],
  );

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
        onPointerOver={(event) => {
          const pointed = cellAround(event.target);
          if (pointed === null || event.pointerType !== "mouse") return;
          cell.current = pointed;
          const line = lineAround(pointed);
          if (line !== null) pointed.title = drawn.current?.titleAt(indexOf(line), pointed.cellIndex) ?? "";
        }}
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
        <RowsProvider value={rows}>{children}</RowsProvider>
      </div>
      {picked.size === 0 ? (
        foot
      ) : (
        <Selection picked={picked} file={`${account}-${at}-selection.txt`} clear={clear} say={setSaid} />
      )}
      <p className="sr" role="status">
        {said}
      </p>
      {pending && asked !== null && opened === null ? <DrawerPending name={asked.name} /> : null}
    </>
  );
}

"use client";

import { type ReactNode, useMemo, useRef } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { HandsFrame } from "../list/hands-frame";
import { cellAround, indexOf, lineAround } from "../list/table-lines";
import { type Query, useHands } from "../list/use-hands";
import { filteredBy } from "./cell-filter";
import { Selection } from "./late-panels";
import { type DrawnRows, RowsProvider } from "./rows-context";
import { useMarks } from "./use-marks";
import { usePicked } from "./use-picked";

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
  const drawn = useRef<DrawnRows | null>(null);
  const hands = useHands({ account, page: "inventory", query, opened, naming: "arn", drawn });
  const { box, active, cell, current, say, go } = hands;
  const { picked, pick, clear } = usePicked((index) => drawn.current?.rowAt(index) ?? null);
  const { adopt, stopAt } = useMarks(box, active, picked, current);
  const select = (range: boolean) => say(`${pick(active.current, range)} selected`);
  useKeys({
    x: () => select(false),
    "shift+x": () => select(true),
    f: () => {
      const line = lineAround(cell.current);
      const found = line === null ? null : drawn.current?.filterAt(indexOf(line), cell.current?.cellIndex ?? 0);
      if (found == null) say("This cell is no filter.");
      else go({ ...filteredBy(query, found.filter, found.value), open: opened });
    },
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
    <HandsFrame
      hands={hands}
      stopAt={stopAt}
      onPointerOver={(event) => {
        const pointed = cellAround(event.target);
        if (pointed === null || event.pointerType !== "mouse") return;
        cell.current = pointed;
        const line = lineAround(pointed);
        if (line !== null) pointed.title = drawn.current?.titleAt(indexOf(line), pointed.cellIndex) ?? "";
      }}
      foot={
        picked.size === 0 ? (
          foot
        ) : (
          <Selection picked={picked} file={`${account}-${at}-selection.txt`} clear={clear} say={say} />
        )
      }
    >
      <RowsProvider value={rows}>{children}</RowsProvider>
    </HandsFrame>
  );
}

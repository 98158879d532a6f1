"use client";

import { createContext, type RefCallback, useContext } from "react";

/** What those who draw the rows know of them, whether they are in the document or not. */
export type DrawnRows = {
  count: number;
  /** Brings a row into view. */
  show: (index: number) => void;
  rowAt: (index: number) => { arn: string; id: string } | null;
  /** All that a cell says; null where there is no more than what it shows. */
  titleAt: (index: number, column: number) => string | null;
  /** The filter that a cell stands for (as `filteredBy` takes it) and its value; null where it stands for none. */
  filterAt: (index: number, column: number) => { filter: string; value: string } | null;
};

/** What the table's keys offer to those who draw its rows. */
export type Rows = {
  /** Marks a row that appears: as the one with the focus, as selected, as opened. Give it as `ref`. */
  adopt: RefCallback<HTMLTableRowElement>;
  /** Tells of the rows; null when they are gone. */
  drawn: (rows: DrawnRows | null) => void;
};

const Context = createContext<Rows | null>(null);
export const RowsProvider = Context.Provider;

/** For components inside the table. */
export function useRows(): Rows {
  const rows = useContext(Context);
  if (rows === null) throw new Error("rows stand inside the table's keys");
  return rows;
}

"use client";

import { createContext, useContext } from "react";

/** Rows that are not all in the document: who draws them says how many there are and brings one into view. */
export type VirtualRows = {
  count: number;
  show: (index: number) => void;
  rowAt: (index: number) => { arn: string; id: string } | null;
};

/** What the table's keys offer to those who draw its rows. */
export type Rows = {
  /** Marks a row that appears: as the one with the focus, as selected, as opened. Give it as `ref`. */
  adopt: (line: HTMLTableRowElement | null) => void;
  /** Tells of rows that are not in the document; null when they are gone. */
  virtual: (rows: VirtualRows | null) => void;
};

const Context = createContext<Rows | null>(null);
export const RowsProvider = Context.Provider;

/** For components inside the table. */
export function useRows(): Rows {
  const rows = useContext(Context);
  if (rows === null) throw new Error("rows stand inside the table's keys");
  return rows;
}

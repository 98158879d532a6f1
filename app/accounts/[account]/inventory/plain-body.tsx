"use client";

import { useEffect, useMemo } from "react";
import { accountPath } from "@/lib/web/links";
import type { Query } from "./cell-filter";
import type { ListedRow } from "./cells";
import type { Column } from "./columns";
import { drawnRows, inventoryRow } from "./inventory-row";
import { useRows } from "./rows-context";

/**
 * Rows of a page that are all in the document.
 * @param rows as JSON: React's own form of them would cost more than the rest of the page, and the elements twice that
 */
export function PlainBody({
  account,
  query,
  columns,
  opened,
  rows: text,
}: {
  account: string;
  query: Query;
  columns: readonly Column[];
  opened: string | null;
  rows: string;
}) {
  const rows = useMemo<readonly ListedRow[]>(() => JSON.parse(text), [text]);
  const { drawn } = useRows();
  useEffect(() => {
    // Every row is in the document, so there is none to bring.
    drawn(drawnRows(rows, columns, () => undefined));
    return () => drawn(null);
  }, [rows, columns, drawn]);
  const hrefOf = (arn: string) => accountPath(account, "inventory", { ...query, open: arn });
  return <tbody>{rows.map((row, index) => inventoryRow(row, index, { columns, hrefOf, opened }))}</tbody>;
}

"use client";

import dynamic from "next/dynamic";

const loading = () => <div className="late-panel" />;

/** What the inventory's buttons open, and the foot of a table with selected rows; each fetched when first wanted. */
export const ViewsPanel = dynamic(() => import("./views-panel").then((part) => part.ViewsPanel), {
  ssr: false,
  loading,
});
export const ColumnPanel = dynamic(() => import("./column-panel").then((part) => part.ColumnPanel), {
  ssr: false,
  loading,
});
export const Selection = dynamic(() => import("./selection").then((part) => part.Selection), {
  ssr: false,
  loading: () => <div className="tbl-foot picked" />,
});
export const FieldPanel = dynamic(() => import("./field-panel").then((part) => part.FieldPanel), {
  ssr: false,
  loading,
});

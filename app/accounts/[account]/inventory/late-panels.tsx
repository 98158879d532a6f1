"use client";

import dynamic from "next/dynamic";

const loading = () => <div className="late-panel" />;

/** What the inventory's buttons open; each fetched when it is first opened. */
export const ViewsPanel = dynamic(() => import("./views-panel").then((part) => part.ViewsPanel), {
  ssr: false,
  loading,
});
export const ColumnPanel = dynamic(() => import("./column-panel").then((part) => part.ColumnPanel), {
  ssr: false,
  loading,
});
export const FieldPanel = dynamic(() => import("./field-panel").then((part) => part.FieldPanel), {
  ssr: false,
  loading,
});

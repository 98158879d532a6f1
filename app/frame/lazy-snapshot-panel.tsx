"use client";

import dynamic from "next/dynamic";

/** Calendar and list of snapshots; fetched when the picker is first opened. */
export const SnapshotPanel = dynamic(() => import("./snapshot-panel").then((part) => part.SnapshotPanel), {
  ssr: false,
  loading: () => <div className="snap-panel" />,
});

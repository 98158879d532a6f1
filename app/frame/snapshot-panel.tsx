"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import type { TakenSnapshot } from "@/app/accounts/[account]/@bar/taken-snapshots";
import { monthOf } from "@/components/frame/calendar";
import type { View } from "@/lib/web/view-at";
import { SnapshotCalendar } from "./snapshot-calendar";
import { SnapshotLines } from "./snapshot-lines";

/** Every snapshot by its day, and all of them with what they hold; each leads to the same view at that date. */
export function SnapshotPanel({
  taken,
  shown,
  view,
  gapsHref,
  allHref,
}: {
  /** Newest first. */
  taken: readonly TakenSnapshot[];
  shown: string;
  view: View;
  gapsHref: Route;
  allHref: Route;
}) {
  const current = taken.find(({ name }) => name === shown) ?? taken[0];
  const [month, setMonth] = useState(monthOf(current?.finishedAt ?? new Date().toISOString()));
  return (
    <div className="snap-panel">
      <SnapshotCalendar taken={taken} shown={shown} view={view} month={month} onMonth={setMonth} />
      <div className="snap-list">
        <SnapshotLines taken={taken} shown={shown} view={view} />
        <div className="pop-foot">
          <Link href={allHref} prefetch={false}>
            All snapshots
          </Link>
          <Link href={gapsHref} prefetch={false}>
            Gaps of this one
          </Link>
        </div>
      </div>
    </div>
  );
}

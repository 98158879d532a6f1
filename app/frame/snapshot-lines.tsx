"use client";

import Link from "next/link";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { TakenSnapshot } from "@/app/accounts/[account]/@bar/taken-snapshots";
import { count, counted } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { type View, viewAt } from "@/lib/web/view-at";

/** All snapshots with what they hold, newest first. One tab stop; arrows walk it. */
export function SnapshotLines({ taken, shown, view }: { taken: readonly TakenSnapshot[]; shown: string; view: View }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("a[tabindex='0']");
    current?.focus({ preventScroll: true });
    // Nothing but the list scrolls.
    if (current !== null && current !== undefined && list.current !== null)
      list.current.scrollTop = current.offsetTop - list.current.clientHeight / 2;
  }, []);
  const stop = taken.some(({ name }) => name === shown) ? shown : taken[0]?.name;
  return (
    <ul className="snap-lines" ref={list} aria-label="Snapshots, newest first" onKeyDown={walk}>
      {taken.map(({ name, finishedAt, resources, gaps }) => (
        <li key={name}>
          <Link
            href={viewAt(view, name)}
            prefetch={false}
            tabIndex={name === stop ? 0 : -1}
            aria-current={name === shown ? "true" : undefined}
          >
            <code>{name}</code>
            <DateTime iso={finishedAt} />
            <span className="t3">{count(resources)}</span>
            <span className="t3">{gaps === 0 ? "all seen" : counted(gaps, "gap")}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const item = event.target instanceof Element ? event.target.closest("li") : null;
  const next = event.key === "ArrowDown" ? item?.nextElementSibling : item?.previousElementSibling;
  event.preventDefault();
  next?.querySelector("a")?.focus();
}

"use client";

import { X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

const SHOWN_MS = 6000;

/** Something that was done, with the one thing that may follow: take it back, or look at it. */
export type Toast = { text: string; undo?: () => void; open?: Route };
type Shown = Toast & { id: number };

let shown: readonly Shown[] = [];
let made = 0;
const listeners = new Set<() => void>();

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says at the bottom left that something is done. Failures never come here: they are said where they happened. */
export function toast(given: Toast): void {
  made += 1;
  // One is enough to read; an older one has had its time.
  change([...shown.filter(({ text }) => text !== given.text), { ...given, id: made }].slice(-3));
}

const NONE: readonly Shown[] = [];

/** Where toasts appear: one place in the document, there from the start, so that screen readers follow it. */
export function Toasts() {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
    () => NONE,
  );
  return (
    <div className="toasts" role="status">
      {all.map((each) => (
        <One key={each.id} toast={each} close={() => change(shown.filter(({ id }) => id !== each.id))} />
      ))}
    </div>
  );
}

/** Stays while a pointer or the focus is on it. */
function One({ toast: { text, undo, open }, close }: { toast: Shown; close: () => void }) {
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `close` is a new function each time and does the same.
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const leave = () => {
    cameFrom.current?.focus();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads it.
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={(event) => {
        const from = event.relatedTarget;
        if (from instanceof HTMLElement && !event.currentTarget.contains(from)) cameFrom.current = from;
        setHeld(true);
      }}
      onBlur={() => setHeld(false)}
    >
      <span>{text}</span>
      {undo === undefined ? null : (
        <button
          type="button"
          className="btn sm"
          onClick={() => {
            undo();
            leave();
          }}
        >
          Undo
        </button>
      )}
      {open === undefined ? null : (
        <Link className="btn sm" href={open} prefetch={false} onClick={leave}>
          Open
        </Link>
      )}
      <button type="button" className="btn quiet icon sm" aria-label="Dismiss" onClick={leave}>
        <X className="i" aria-hidden="true" />
      </button>
    </div>
  );
}

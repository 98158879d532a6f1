"use client";

import { overlayIsOpen } from "@/components/ui/use-overlay";
import type { KeyName } from "./catalog";
import { isUnmistakable, nameOfPress, step } from "./press";

/** Time in which the second key of two must follow. */
const SECOND_KEY_MS = 1200;

type Handler = () => void;

/** Handlers by key, the last one bound on top: it is the one that runs. */
const bound = new Map<string, Handler[]>();
let waiting: { name: string; until: number } | null = null;

/** Binds a key until the returned function is called. */
export function bind(name: KeyName, handler: Handler): () => void {
  bound.set(name, [...(bound.get(name) ?? []), handler]);
  return () => {
    const rest = (bound.get(name) ?? []).filter((each) => each !== handler);
    if (rest.length === 0) bound.delete(name);
    else bound.set(name, rest);
  };
}

/** Names of the keys that do something now. */
export function boundKeys(): ReadonlySet<string> {
  return new Set(bound.keys());
}

/** Listens to the keyboard until the returned function is called. */
export function listen(): () => void {
  // First of all listeners: whether an overlay is open is asked before the overlay closes itself by the same key.
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || overlayIsOpen()) return;
  const name = nameOfPress({
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    altGraph: event.getModifierState("AltGraph"),
  });
  if (name === null) return;
  if (!isUnmistakable(name) && (switchedOff() || belongsToTarget(event, name))) {
    waiting = null;
    return;
  }
  const first = waiting !== null && waiting.until > event.timeStamp ? waiting.name : null;
  const next = step(first, name, new Set(bound.keys()));
  waiting = "wait" in next ? { name: next.wait, until: event.timeStamp + SECOND_KEY_MS } : null;
  if (!("run" in next)) return;
  event.preventDefault();
  bound.get(next.run)?.at(-1)?.();
}

/** True where the key means something to what has the focus: text to a field, Enter to a link or a button. */
function belongsToTarget(event: KeyboardEvent, name: string): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select, [role='textbox']") !== null) return true;
  const field = target.closest("input");
  if (field !== null && !["checkbox", "radio", "button", "submit"].includes(field.type)) return true;
  return name === "Enter" && target.closest("a, button, summary, input, [role='option']") !== null;
}

/** The choice of the settings page: no single keys. */
function switchedOff(): boolean {
  return document.cookie.split("; ").includes("keys=off");
}

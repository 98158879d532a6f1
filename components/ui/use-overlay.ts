"use client";

import { createContext, type KeyboardEvent, type RefObject, useContext, useEffect, useRef, useState } from "react";

let opened = 0;

/** True while a popover, menu or dialog is open: keys of the page below it are then off. */
export function overlayIsOpen(): boolean {
  return opened > 0;
}

/** Counts an overlay as open while `open` is true. */
export function useCountedAsOpen(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    opened += 1;
    return () => {
      opened -= 1;
    };
  }, [open]);
}

const CloseOverlay = createContext<() => void>(() => undefined);
export const CloseOverlayProvider = CloseOverlay.Provider;

/** Closes the overlay that the calling component stands in; focus goes back to where it came from. */
export function useCloseOverlay(): () => void {
  return useContext(CloseOverlay);
}

/** What an overlay's script is given by the button that opens it. */
export type OverlayState = {
  open: boolean;
  setOpen: (open: boolean) => void;
  trigger: RefObject<HTMLButtonElement | null>;
};

/**
 * A button whose overlay arrives by a script of its own: fetched when a pointer or the focus comes near, awaited when
 * pressed. So no overlay weighs on the first load of a page.
 * @param load imports the overlay; defined once, outside of components.
 * @returns `part` is null until the script is there; `failed` when a press could not fetch it.
 */
export function useOverlay<Part>(load: () => Promise<Part>) {
  const [part, setPart] = useState<{ it: Part } | null>(null);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [awaited, setAwaited] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  // What is typed while the script is on its way is meant for the overlay, not for the page below.
  useCountedAsOpen(open || awaited);
  const fetch = async () => {
    if (part !== null) return;
    const it = await load();
    setPart({ it });
  };
  // Who only comes near asked for nothing yet, so a failure is told when the button is pressed.
  const ahead = () => void fetch().catch(() => undefined);
  const show = async () => {
    setAwaited(true);
    try {
      await fetch();
      setFailed(false);
      setOpen(true);
    } catch {
      setFailed(true);
    }
    setAwaited(false);
  };
  return {
    part: part?.it ?? null,
    failed,
    state: { open, setOpen, trigger } satisfies OverlayState,
    buttonProps: {
      ref: trigger,
      type: "button" as const,
      "aria-expanded": open,
      onPointerEnter: ahead,
      onFocus: ahead,
      onClick: () => (open ? setOpen(false) : void show()),
    },
    /** For menus, which the arrow opens too. */
    openByArrow: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" || open) return;
      event.preventDefault();
      void show();
    },
  };
}

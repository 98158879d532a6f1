import type { MouseEvent, RefObject } from "react";

type Change = { reason: string; event: Event; cancel: () => void };

/**
 * Passes on changes of an overlay, but for a press on its own button: that button's click decides, and closing here
 * before it would make the click open the overlay again.
 */
export function keepsOwnTrigger(trigger: RefObject<HTMLElement | null>, setOpen: (open: boolean) => void) {
  return (open: boolean, change: Change) => {
    const { target } = change.event;
    if (change.reason === "outside-press" && target instanceof Node && trigger.current?.contains(target)) {
      change.cancel();
      return;
    }
    setOpen(open);
  };
}

/** Closes an overlay when a link in it is followed on this page; a link that opens a tab of its own leaves it. */
export function closesOnLink(close: () => void) {
  return (event: MouseEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const link = event.target.closest("a[href]");
    if (link !== null && link.getAttribute("target") !== "_blank") close();
  };
}

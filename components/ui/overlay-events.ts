import type { MouseEvent, RefObject } from "react";

type Change = { reason: string; event: Event; cancel: () => void };

/**
 * Passes on changes of an overlay, but for those that a press on its own button causes (it is outside, and it takes the
 * focus): that button's click decides, and closing here before it would make the click open the overlay again.
 */
export function keepsOwnTrigger(trigger: RefObject<HTMLElement | null>, setOpen: (open: boolean) => void) {
  return (open: boolean, change: Change) => {
    const { event, reason } = change;
    const onto = reason === "focus-out" && event instanceof FocusEvent ? event.relatedTarget : event.target;
    const outside = reason === "outside-press" || reason === "focus-out";
    if (outside && onto instanceof Node && trigger.current?.contains(onto)) {
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

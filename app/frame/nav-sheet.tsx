"use client";

import { Menu } from "lucide-react";
import { type MouseEvent, type ReactNode, useState } from "react";
import { useCountedAsOpen } from "@/components/ui/use-overlay";

const ID = "account-pages";

/**
 * The navigation. On a phone it is a popover of the browser's own: its button needs no script, Esc closes it and gives
 * the focus back. On wider windows styles keep it in its place, and the popover never opens.
 */
export function NavSheet({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  useCountedAsOpen(open);
  const closeOnLink = (event: MouseEvent<HTMLElement>) => {
    const followed = event.target instanceof Element && event.target.closest("a[href]") !== null;
    if (followed && event.currentTarget.matches(":popover-open")) event.currentTarget.hidePopover();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
    <nav
      className="nav"
      id={ID}
      aria-label="Account pages"
      popover="auto"
      onToggle={(event) => setOpen(event.newState === "open")}
      onClick={closeOnLink}
    >
      {children}
    </nav>
  );
}

/** Opens and closes the sheet. */
export function NavButton() {
  return (
    <button type="button" className="btn quiet icon only-sm" popoverTarget={ID} aria-label="Menu">
      <Menu className="i" aria-hidden="true" />
    </button>
  );
}

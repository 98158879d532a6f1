"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { closesOnLink, keepsOwnTrigger } from "./overlay-events";
import { CloseOverlayProvider, type OverlayState } from "./use-overlay";

/** The floating half of `Popover`; arrives when it is first wanted. */
export function PopoverPart({
  state: { open, setOpen, trigger },
  label,
  panelClass,
  align,
  children,
}: {
  state: OverlayState;
  label: string;
  panelClass: string;
  align: "start" | "center" | "end";
  children: ReactNode;
}) {
  const close = () => setOpen(false);
  return (
    <Popover.Root open={open} onOpenChange={keepsOwnTrigger(trigger, setOpen)}>
      <Popover.Portal>
        <Popover.Positioner anchor={trigger} className="float" align={align} sideOffset={6} collisionPadding={8}>
          <Popover.Popup
            className={`pop ${panelClass}`}
            aria-label={label}
            finalFocus={trigger}
            onClick={closesOnLink(close)}
          >
            <CloseOverlayProvider value={close}>{children}</CloseOverlayProvider>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

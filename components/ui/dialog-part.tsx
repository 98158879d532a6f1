"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { closesOnLink } from "./overlay-events";
import { CloseOverlayProvider } from "./use-overlay";

/** The dialog itself; arrives when it first opens. */
export function DialogPart({
  open,
  onOpenChange,
  title,
  titleShown = true,
  panelClass = "",
  initialFocus,
  finalFocus,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  titleShown?: boolean;
  panelClass?: string;
  initialFocus?: RefObject<HTMLElement | null>;
  finalFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  const close = () => onOpenChange(false);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup
          className={`dialog ${panelClass}`}
          {...(initialFocus === undefined ? {} : { initialFocus })}
          {...(finalFocus === undefined ? {} : { finalFocus })}
          onClick={closesOnLink(close)}
        >
          {titleShown ? (
            <div className="dialog-head">
              <Dialog.Title>{title}</Dialog.Title>
              <Dialog.Close className="btn quiet icon" aria-label="Close">
                <X className="i" aria-hidden="true" />
              </Dialog.Close>
            </div>
          ) : (
            <Dialog.Title className="sr">{title}</Dialog.Title>
          )}
          <CloseOverlayProvider value={close}>{children}</CloseOverlayProvider>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

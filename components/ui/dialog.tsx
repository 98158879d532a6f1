"use client";

import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { Late } from "./late";
import { useCountedAsOpen, useOverlay } from "./use-overlay";

const load = () => import("./dialog-part").then((part) => part.DialogPart);
type Part = Awaited<ReturnType<typeof load>>;

type DialogContent = {
  /** Names the dialog. */
  title: string;
  /** False where the content begins with a field that says it all; the title is then only read out. */
  titleShown?: boolean;
  panelClass?: string;
  /** What takes the focus on open; the first thing that can, unless given. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/**
 * A dialog over the page, opened by something else than a button of its own. Its script arrives when it first opens.
 * It keeps the focus within, closes by Esc and by a press outside, and gives the focus back to where it was.
 */
export function Dialog({
  open,
  onOpenChange,
  ...content
}: DialogContent & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [part, setPart] = useState<{ Part: Part } | null>(null);
  const [failed, setFailed] = useState(false);
  useCountedAsOpen(open);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    load().then(
      (Part) => wanted && setPart({ Part }),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [open]);
  if (part === null) return <Late failed={failed && open} />;
  return <part.Part open={open} onOpenChange={onOpenChange} {...content} />;
}

/** A button with a dialog. The dialog's content may use `useCloseOverlay`. */
export function DialogButton({
  trigger,
  triggerClass = "btn",
  triggerLabel,
  ...content
}: DialogContent & {
  /** Content of the button. */
  trigger: ReactNode;
  triggerClass?: string;
  /** Name of the button where its content is no text. */
  triggerLabel?: string;
}) {
  const { part: Part, failed, state, buttonProps } = useOverlay(load);
  return (
    <>
      <button {...buttonProps} className={triggerClass} aria-haspopup="dialog" aria-label={triggerLabel}>
        {trigger}
      </button>
      <Late failed={failed} />
      {Part === null ? null : (
        <Part open={state.open} onOpenChange={state.setOpen} finalFocus={state.trigger} {...content} />
      )}
    </>
  );
}

"use client";

import type { ReactNode } from "react";
import { Late } from "./late";
import { useOverlay } from "./use-overlay";

const load = () => import("./popover-part").then((part) => part.PopoverPart);

/**
 * A button and a panel that floats under it. The panel is a dialog named `label`; it closes by Esc, by a press outside
 * of it and by following a link in it, and gives the focus back to the button. Its content may use `useCloseOverlay`.
 */
export function Popover({
  label,
  trigger,
  triggerClass = "btn",
  triggerLabel,
  title,
  panelClass = "",
  align = "start",
  children,
}: {
  label: string;
  /** Content of the button. */
  trigger: ReactNode;
  triggerClass?: string;
  /** Name of the button where its content is no text. */
  triggerLabel?: string;
  title?: string;
  panelClass?: string;
  align?: "start" | "center" | "end";
  children: ReactNode;
}) {
  const { part: Part, failed, state, buttonProps } = useOverlay(load);
  return (
    <>
      <button {...buttonProps} className={triggerClass} aria-haspopup="dialog" aria-label={triggerLabel} title={title}>
        {trigger}
      </button>
      <Late failed={failed} />
      {Part === null ? null : (
        <Part state={state} label={label} panelClass={panelClass} align={align}>
          {children}
        </Part>
      )}
    </>
  );
}

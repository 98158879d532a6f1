"use client";

import type { Route } from "next";
import type { ReactNode } from "react";
import { Late } from "./late";
import { useOverlay } from "./use-overlay";

const load = () => import("./menu-part").then((part) => part.MenuPart);

/** A line of a menu: a link, or something to do. */
export type MenuItem = {
  label: string;
  icon?: ReactNode;
  /** Shown at the right: a count, a key. */
  note?: ReactNode;
  /** True draws it as the one that holds now. */
  current?: boolean;
} & ({ href: Route } | { onSelect: () => void });

/** A button and a list of things to choose one of, walked by arrows and by typing. */
export function Menu({
  trigger,
  triggerClass = "btn",
  triggerLabel,
  title,
  align = "start",
  items,
}: {
  /** Content of the button. */
  trigger: ReactNode;
  triggerClass?: string;
  /** Name of the button where its content is no text. */
  triggerLabel?: string;
  title?: string;
  align?: "start" | "center" | "end";
  items: readonly MenuItem[];
}) {
  const { part: Part, failed, state, buttonProps, openByArrow } = useOverlay(load);
  return (
    <>
      <button
        {...buttonProps}
        className={triggerClass}
        aria-haspopup="menu"
        aria-label={triggerLabel}
        title={title}
        onKeyDown={openByArrow}
      >
        {trigger}
      </button>
      <Late failed={failed} />
      {Part === null ? null : <Part state={state} align={align} items={items} />}
    </>
  );
}

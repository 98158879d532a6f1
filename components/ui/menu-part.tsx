"use client";

import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import type { MenuItem } from "./menu";
import { keepsOwnTrigger } from "./overlay-events";
import type { OverlayState } from "./use-overlay";

/** The floating half of `Menu`; arrives when it is first wanted. */
export function MenuPart({
  state: { open, setOpen, trigger },
  align,
  items,
}: {
  state: OverlayState;
  align: "start" | "center" | "end";
  items: readonly MenuItem[];
}) {
  return (
    <Menu.Root open={open} onOpenChange={keepsOwnTrigger(trigger, setOpen)} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={trigger} className="float" align={align} sideOffset={6} collisionPadding={8}>
          <Menu.Popup className="pop menu" finalFocus={trigger}>
            {items.map((item) => (
              <Line key={item.label} item={item} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Line({ item }: { item: MenuItem }) {
  const current = item.current === true ? "true" : undefined;
  const content = (
    <>
      {item.icon}
      <span>{item.label}</span>
      {item.note === undefined ? null : <span className="r">{item.note}</span>}
    </>
  );
  if ("onSelect" in item)
    return (
      <Menu.Item className="item" aria-current={current} onClick={item.onSelect}>
        {content}
      </Menu.Item>
    );
  return (
    <Menu.LinkItem
      className="item"
      aria-current={current}
      closeOnClick
      render={<Link href={item.href} prefetch={false} />}
    >
      {content}
    </Menu.LinkItem>
  );
}

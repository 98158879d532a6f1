"use client";

import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * The title of a resource. It takes the focus when the drawer opens, and when another resource comes into it by a link
 * of its own, which is gone then; somebody who walks the table keeps the focus there, and a page that is loaded with
 * an open drawer begins at its top.
 * @param of what tells that it is another resource
 */
export function FocusTitle({
  level,
  of,
  focus,
  children,
}: {
  level: 1 | 2;
  of: string;
  focus: boolean;
  children: ReactNode;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  const isLoading = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const shown = useRef(isLoading ? of : null);
  useEffect(() => {
    if (!focus || shown.current === of) return;
    const isOpening = shown.current === null;
    shown.current = of;
    const drawer = title.current?.closest(".drawer");
    const active = document.activeElement;
    if (!isOpening) drawer?.scrollTo({ top: 0 });
    if (isOpening || active === document.body || drawer?.contains(active))
      title.current?.focus({ preventScroll: true });
  }, [focus, of]);
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <Heading ref={title} tabIndex={-1} className="grow">
      {children}
    </Heading>
  );
}

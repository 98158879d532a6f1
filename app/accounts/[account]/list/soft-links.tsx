"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, startTransition } from "react";

/**
 * Follows plain links below it without loading the page anew, as `Link` does for one: a list of hundreds of links is
 * rendered in a fraction of the time. Without scripts they are links all the same.
 */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href");
    if (link === null || href == null || link.target !== "" || link.hasAttribute("download")) return;
    event.preventDefault();
    // Every address below is one of ours, made by `accountPath`.
    startTransition(() => router.push(href as Parameters<typeof router.push>[0], { scroll: false }));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is operated; this listens for them.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
    <div className="contents" onClick={follow}>
      {children}
    </div>
  );
}

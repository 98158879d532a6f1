"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState, useTransition } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { accountPath } from "@/lib/web/links";
import { DrawerPending } from "./drawer-pending";
import { cellAround, focusCell, indexOf, lineAround, lineAt, linesOf } from "./table-lines";
import { useWalk } from "./use-walk";

/** Rest after the last step before the drawer follows somebody who walks the rows. */
const FOLLOW_MS = 140;

type Query = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * The keys and the pointer of a table whose rows all come with the page (`data-index`). A row with a `data-key` opens
 * in a drawer, `?open=` names it; of every other row its link is followed. `data-id` is what is copied of a row. The
 * table is one tab stop. Without scripts every name is a link.
 * @param page path of the list below the account
 * @param query parameters of the page shown, without what is opened
 * @param opened key of the row in the drawer; null when it is closed
 * @param foot stands under the table
 */
export function ListHands({
  account,
  page,
  query,
  opened,
  foot,
  children,
}: {
  account: string;
  page: string;
  query: Query;
  opened: string | null;
  foot: ReactNode;
  children: ReactNode;
}) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const follow = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [said, setSaid] = useState("");
  const [asked, setAsked] = useState<{ key: string; name: string } | null>(null);
  const [pending, start] = useTransition();
  const current = pending && asked !== null ? asked.key : opened;

  const go = (open: string | null, how: "push" | "replace" = "push") =>
    start(() => router[how](accountPath(account, page, { ...query, open }), { scroll: false }));
  const open = (line: HTMLTableRowElement, how: "push" | "replace" = "push") => {
    const { key } = line.dataset;
    const link = line.querySelector<HTMLAnchorElement>("a.name");
    if (key !== undefined) {
      setAsked({ key, name: link?.textContent ?? key });
      return go(key, how);
    }
    // All addresses in our tables are made by `accountPath`.
    const href = link?.getAttribute("href");
    if (href != null) start(() => router.push(href as Parameters<typeof router.push>[0], { scroll: false }));
  };
  // Every row is in the document.
  const none = useRef(null);
  const { active, cell, count, walk, key } = useWalk(box, none, (line) => {
    if (current === null || line.dataset.key === undefined) return;
    clearTimeout(follow.current);
    follow.current = setTimeout(() => open(line, "replace"), FOLLOW_MS);
  });

  const mark = useCallback(() => {
    for (const line of linesOf(box.current)) {
      const link = line.querySelector("a");
      if (link !== null) link.tabIndex = indexOf(line) === active.current ? 0 : -1;
      if (line.dataset.key !== undefined && line.dataset.key === current) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  }, [active, current]);
  useLayoutEffect(() => {
    if (active.current >= count()) active.current = 0;
    mark();
    for (const link of box.current?.querySelectorAll<HTMLElement>("thead a") ?? []) link.tabIndex = -1;
  });
  const shown = useRef(opened);
  useEffect(() => {
    const before = shown.current;
    shown.current = opened;
    const lineWith = (name: string) => linesOf(box.current).find(({ dataset }) => dataset.key === name) ?? null;
    if (opened !== null) {
      const line = lineWith(opened);
      if (line !== null) active.current = indexOf(line);
      mark();
    } else if (before !== null) {
      // The drawer closed: back to the row that it showed.
      const [first] = (lineWith(before) ?? lineAt(box.current, active.current))?.cells ?? [];
      if (first !== undefined) focusCell(first);
    }
  }, [opened, active, mark]);
  useEffect(() => () => clearTimeout(follow.current), []);

  const step = (by: 1 | -1) => {
    const stands = box.current?.contains(document.activeElement) === true || current !== null;
    walk(active.current + (stands ? by : 0));
  };
  const copyId = async () => {
    const { id } = lineAt(box.current, active.current)?.dataset ?? {};
    if (id === undefined) return;
    await navigator.clipboard.writeText(id).then(
      () => setSaid(`Copied ${id}`),
      () => setSaid("Not copied: the browser refused the clipboard."),
    );
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    y: () => void copyId(),
    Enter: () => {
      // On the name, a link, Enter is a click already.
      const line = lineAround(document.activeElement);
      if (line !== null && box.current?.contains(line)) open(line);
    },
    Escape: opened === null ? null : () => go(null),
  });

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the table inside is what is operated; this listens for it. */}
      <div
        ref={box}
        className="inv-table"
        aria-busy={pending}
        onClick={(event) => {
          cell.current = cellAround(event.target) ?? cell.current;
          const line = lineAround(event.target instanceof Element ? event.target.closest("a.name") : null);
          if (line === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          active.current = indexOf(line);
          open(line);
        }}
        onFocus={(event) => {
          cell.current = cellAround(event.target) ?? cell.current;
          const line = lineAround(event.target);
          if (line === null) return;
          active.current = indexOf(line);
          mark();
        }}
        onKeyDown={(event) => {
          if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
          if (key(event.key, event.target)) event.preventDefault();
        }}
      >
        {children}
      </div>
      {foot}
      <p className="sr" role="status">
        {said}
      </p>
      {pending && asked !== null && opened === null ? <DrawerPending name={asked.name} /> : null}
    </>
  );
}

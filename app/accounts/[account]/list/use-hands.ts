"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useTransition } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { accountPath } from "@/lib/web/links";
import { focusCell, indexOf, lineAround, lineAt, lineNamed, type Naming } from "./table-lines";
import { useWalk, type WalkedRows } from "./use-walk";

/** Rest after the last step before the drawer follows somebody who walks the rows. */
const FOLLOW_MS = 140;

/** Parameters of an address, as `accountPath` takes them. */
export type Query = Readonly<Record<string, string | readonly string[] | null>>;

/** Which list it is, and what of it the address shows. */
export type HandsOf = {
  account: string;
  /** Path of the list below the account. */
  page: string;
  /** Parameters of the page shown, without what is opened. */
  query: Query;
  /** Name of the row in the drawer; null when it is closed. */
  opened: string | null;
  /** Attribute by which rows name what they open. */
  naming: Naming;
  /** Null inside where every row is in the document. */
  drawn: RefObject<WalkedRows | null>;
};

/** What a table's keys and pointer do, in every list that opens beside itself. */
export type Hands = ReturnType<typeof useHands>;

/**
 * The hands of a list: rows are walked, opened beside the list (`?open=`) and copied from here. Of a row that names
 * nothing to open, its link is followed. Keys that only one list has are bound by that list.
 */
export function useHands({ account, page, query, opened, naming, drawn }: HandsOf) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const follow = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [said, say] = useState("");
  const [asked, setAsked] = useState<{ key: string; name: string } | null>(null);
  const [pending, start] = useTransition();
  const current = pending && asked !== null ? asked.key : opened;

  const go = (changes: Query, how: "push" | "replace" = "push") =>
    start(() => router[how](accountPath(account, page, { ...query, ...changes }), { scroll: false }));
  const open = (line: HTMLTableRowElement, how: "push" | "replace" = "push") => {
    const key = line.dataset[naming];
    const link = line.querySelector<HTMLAnchorElement>("a.name");
    if (key !== undefined) {
      setAsked({ key, name: link?.textContent ?? key });
      return go({ open: key }, how);
    }
    // All addresses in our tables are made by `accountPath`.
    const href = link?.getAttribute("href");
    if (href != null) start(() => router.push(href as Parameters<typeof router.push>[0], { scroll: false }));
  };
  const { active, cell, count, walk, key } = useWalk(box, drawn, (line) => {
    if (current === null || line.dataset[naming] === undefined) return;
    clearTimeout(follow.current);
    follow.current = setTimeout(() => open(line, "replace"), FOLLOW_MS);
  });

  useLayoutEffect(() => {
    if (active.current >= count()) active.current = 0;
    for (const link of box.current?.querySelectorAll<HTMLElement>("thead a") ?? []) link.tabIndex = -1;
  });
  const shown = useRef(opened);
  useEffect(() => {
    const before = shown.current;
    shown.current = opened;
    if (opened !== null) {
      const line = lineNamed(box.current, naming, opened);
      if (line !== null) active.current = indexOf(line);
    } else if (before !== null) {
      // The drawer closed: back to the row that it showed.
      const [first] = (lineNamed(box.current, naming, before) ?? lineAt(box.current, active.current))?.cells ?? [];
      if (first !== undefined) focusCell(first);
    }
  }, [opened, active, naming]);
  useEffect(() => () => clearTimeout(follow.current), []);

  const step = (by: 1 | -1) => {
    const stands = box.current?.contains(document.activeElement) === true || current !== null;
    walk(active.current + (stands ? by : 0));
  };
  const copyId = async () => {
    const { id } = lineAt(box.current, active.current)?.dataset ?? {};
    if (id === undefined) return;
    await navigator.clipboard.writeText(id).then(
      () => say(`Copied ${id}`),
      () => say("Not copied: the browser refused the clipboard."),
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
    Escape: opened === null ? null : () => go({ open: null }),
  });
  /** Name of what was asked for while the drawer is closed and nothing has come yet. */
  const waitsFor = pending && opened === null ? (asked?.name ?? null) : null;
  return { box, active, cell, key, current, pending, said, say, go, open, waitsFor };
}

"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useKeys } from "@/components/keys/use-keys";
import { Late } from "@/components/ui/late";
import { useOverlay } from "@/components/ui/use-overlay";
import type { CommandPlace } from "./commands";

const load = () => import("./command-part").then((part) => part.CommandPart);

/**
 * The way to anywhere: a button of the header, Ctrl or Cmd with K, and the keys of the pages. What it opens arrives
 * when it is first wanted.
 */
export function CommandMenu({ place }: { place: CommandPlace }) {
  const router = useRouter();
  const { part: Part, failed, state, buttonProps } = useOverlay(load);
  const { account } = place;
  const { older = null, newer = null } = account ?? {};
  const pages = (account?.pages ?? []).map(({ key, href }) => [key, () => router.push(href)] as const);
  useKeys({
    "mod+k": buttonProps.onClick,
    "[": older && (() => router.push(older)),
    "]": newer && (() => router.push(newer)),
    ...Object.fromEntries(pages),
  });
  return (
    <>
      <button {...buttonProps} className="btn quiet jump" aria-haspopup="dialog" aria-label="Search or jump to">
        <Search className="i" aria-hidden="true" />
        <span className="grow">Search or jump to</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Late failed={failed} />
      {Part === null ? null : <Part state={state} place={place} />}
    </>
  );
}

"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { startScanAction } from "@/app/accounts/[account]/scan-actions";
import { copyLink } from "@/components/frame/copy-link";
import { setDensity, switchTheme } from "@/components/frame/theme";
import { showKeys } from "@/components/keys/keys";
import { accountApiPath } from "@/lib/web/links";
import type { CommandAction, CommandItem, CommandPlace } from "./commands";
import { keepRecent, type RecentLine, recentLines } from "./recent";

/** Does what a line of the command menu says; `problem` is the sentence of what could not be done. */
export function useRun(place: CommandPlace, close: () => void) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [recent] = useState(recentLines);
  const [, startTransition] = useTransition();
  const account = place.account?.view.account ?? "";
  const visit = (line: RecentLine) => {
    keepRecent(line);
    close();
    router.push(line.href);
  };
  const scan = () => {
    const form = new FormData();
    form.set("account", account);
    startTransition(async () => {
      const state = await startScanAction({ problem: null }, form);
      // A scan that began leads to its page, and there is no answer.
      setProblem(state?.problem ?? null);
      if ((state?.problem ?? null) === null) close();
    });
  };
  const download = (format: "csv" | "json") => {
    const query = new URLSearchParams(location.search);
    for (const name of ["after", "open", "tab", "rows"]) query.delete(name);
    location.assign(`${accountApiPath(account, `inventory/${format}`)}?${query}`);
  };
  const actions: Record<CommandAction, () => void> = {
    scan,
    theme: switchTheme,
    copy: () => void copyLink(),
    keys: showKeys,
    csv: () => download("csv"),
    json: () => download("json"),
    compact: () => setDensity("compact"),
    default: () => setDensity("default"),
    roomy: () => setDensity("roomy"),
  };
  const run = (item: CommandItem) => {
    if ("href" in item) {
      // Pages are always in the list.
      if (item.group === "Accounts") return visit(lineOf(item, item.href));
      close();
      return router.push(item.href);
    }
    setProblem(null);
    if (item.action !== "scan") close();
    actions[item.action]();
  };
  return { run, visit, problem, recent };
}

function lineOf({ title, note }: CommandItem, href: Route): RecentLine {
  return note === undefined ? { title, href } : { title, note, href };
}

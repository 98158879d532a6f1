import type { Route } from "next";
import type { TakenSnapshot } from "@/app/accounts/[account]/@bar/taken-snapshots";
import { day } from "@/components/format";
import type { KeyName } from "@/components/keys/catalog";
import type { View } from "@/lib/web/view-at";
import { viewAt } from "@/lib/web/view-at";
import type { AccountPage } from "./account-pages";

/** What the command menu knows of where it stands. */
export type CommandPlace = {
  accounts: readonly { name: string; label: string | null; href: Route }[];
  /** Null on pages that belong to no account. */
  account: {
    view: View;
    /** The snapshot that is shown; null before the first. */
    at: string | null;
    pages: readonly Pick<AccountPage, "title" | "icon" | "href" | "key">[];
    taken: readonly TakenSnapshot[];
    older: Route | null;
    newer: Route | null;
    /** Why no scan can be started; null when one can. */
    scanBlocked: string | null;
  } | null;
};

/** Things that the menu does by itself; the rest are links. */
export type CommandAction = "scan" | "theme" | "copy" | "keys" | "csv" | "json" | "compact" | "default" | "roomy";

export type CommandItem = {
  /** Unlike that of every other one. */
  id: string;
  group: "Go to" | "Do" | "Snapshots" | "Accounts";
  title: string;
  icon?: AccountPage["icon"];
  key?: KeyName;
  note?: string;
  /** Only offered when something is typed, because there may be hundreds. */
  asked?: boolean;
  /** Why it cannot be done now. */
  blocked?: string;
} & ({ href: Route } | { action: CommandAction });

/** Everything that can be gone to and done from here. */
export function commandItems({ accounts, account }: CommandPlace): CommandItem[] {
  return [
    ...(account?.pages ?? []).map(
      ({ title, icon, href, key }): CommandItem => ({ id: `page ${title}`, group: "Go to", title, icon, key, href }),
    ),
    { id: "accounts", group: "Go to", title: "All accounts", href: "/accounts" },
    { id: "connect", group: "Go to", title: "Connect an AWS account", href: "/accounts/new" },
    ...(account === null ? [] : scanAndExport(account)),
    { id: "copy", group: "Do", title: "Copy the link to this view", key: ".", action: "copy" },
    { id: "theme", group: "Do", title: "Switch light or dark", action: "theme" },
    { id: "keys", group: "Do", title: "Show all keys", key: "?", action: "keys" },
    ...(["compact", "default", "roomy"] as const).map(
      (action): CommandItem => ({ id: action, group: "Do", title: `Rows: ${action} height`, action, asked: true }),
    ),
    ...(account?.taken ?? []).map(
      ({ name, finishedAt }): CommandItem => ({
        id: `at ${name}`,
        group: "Snapshots",
        title: `This view at ${name}`,
        note: day(finishedAt),
        href: viewAt(account?.view ?? { account: "", page: [], query: {} }, name),
        asked: true,
      }),
    ),
    ...accounts
      .filter(({ name }) => name !== account?.view.account)
      .map(
        ({ name, label, href }): CommandItem => ({
          id: `account ${name}`,
          group: "Accounts",
          title: name,
          ...(label === null ? {} : { note: label }),
          href,
          // A handful can be shown at once.
          asked: account !== null || accounts.length > 5,
        }),
      ),
  ];
}

function scanAndExport(account: NonNullable<CommandPlace["account"]>): CommandItem[] {
  const { view, scanBlocked } = account;
  return [
    {
      id: "scan",
      group: "Do",
      title: `Scan ${view.account} now`,
      action: "scan",
      ...(scanBlocked === null ? {} : { blocked: scanBlocked }),
    },
    ...(view.page[0] !== "inventory" || account.at === null
      ? []
      : (["csv", "json"] as const).map(
          (action): CommandItem => ({
            id: action,
            group: "Do",
            title: `Export this view as ${action.toUpperCase()}`,
            action,
          }),
        )),
  ];
}

/** Items that hold every typed word, those whose title begins with the text first; without a text, what is offered unasked. */
export function matching(items: readonly CommandItem[], typed: string): CommandItem[] {
  const text = typed.trim().toLowerCase();
  if (text === "") return items.filter(({ asked }) => asked !== true);
  const words = text.split(/\s+/);
  const found = items.filter((item) => {
    const searched = `${item.title} ${item.note ?? ""} ${item.group}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
  const begins = (item: CommandItem) => Number(item.title.toLowerCase().startsWith(text));
  return [...found].sort((a, b) => begins(b) - begins(a));
}

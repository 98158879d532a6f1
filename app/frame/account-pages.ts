import type { Route } from "next";
import { count } from "@/components/format";
import type { KeyName } from "@/components/keys/catalog";
import { accountPath } from "@/lib/web/links";

/** A page of an account as navigation, keys and command menu offer it. */
export type AccountPage = {
  title: string;
  icon: "home" | "inventory" | "findings" | "controls" | "decisions" | "history" | "gaps" | "preflight" | "settings";
  href: Route;
  key: KeyName;
  /** True while this page, or one below it, is shown. */
  here: boolean;
  /** What there is of it; null where a count says nothing. */
  figure: string | null;
};

export type PageGroup = { title: string | null; pages: AccountPage[] };

/**
 * Pages of an account, in the groups that the work goes through. A new page is one entry here.
 * @param current path of the shown page below the account.
 * @param snapshot the one that is shown; null before the first, when there is nothing to know yet.
 * @param audit what its audit came to; null when there is none.
 */
export function accountPages(
  account: string,
  current: readonly string[],
  snapshot: { name: string; resources: number; gaps: number } | null,
  snapshots: number,
  audit: { fail: number; score: number | null } | null = null,
): PageGroup[] {
  const at = snapshot?.name;
  const [section, name] = current;
  const page = (
    title: string,
    icon: AccountPage["icon"],
    key: KeyName,
    path: string,
    here: boolean,
    figure: number | string | null = null,
  ): AccountPage => ({
    title,
    icon,
    key,
    href: accountPath(account, path, path.startsWith("snapshots/") ? {} : { at }),
    here,
    figure: typeof figure === "number" ? count(figure) : figure,
  });
  const oneSnapshot = section === "snapshots" && name !== undefined;
  return [
    { title: null, pages: [page("First week", "home", "g h", "", section === undefined)] },
    {
      title: "Know",
      pages: [
        page(
          "Inventory",
          "inventory",
          "g i",
          "inventory",
          section === "inventory" || section === "resources",
          snapshot?.resources,
        ),
      ],
    },
    {
      title: "Judge",
      pages: [
        page("Findings", "findings", "g f", "findings", section === "findings", audit?.fail),
        page(
          "Controls",
          "controls",
          "g c",
          "controls",
          section === "controls",
          audit?.score == null ? null : `${audit.score} %`,
        ),
        page("Exceptions", "decisions", "g e", "decisions", section === "decisions"),
      ],
    },
    {
      title: "Over time",
      pages: [
        page(
          "Snapshots",
          "history",
          "g t",
          "snapshots",
          (section === "snapshots" && !oneSnapshot) || section === "scans",
          snapshots,
        ),
      ],
    },
    {
      title: "Keep",
      pages: [
        ...(snapshot === null
          ? []
          : [page("Gaps", "gaps", "g g", `snapshots/${snapshot.name}`, oneSnapshot, snapshot.gaps)]),
        page("Pre-flight", "preflight", "g p", "preflight", section === "preflight"),
        page("Settings", "settings", "g s", "settings", section === "settings"),
      ],
    },
  ];
}

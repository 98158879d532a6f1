import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import type { FindingKey } from "@/lib/web/finding-params";
import { accountPath } from "@/lib/web/links";

/** Parts of a finding, as `?tab=` names them in the drawer; its own page shows all of them. */
export const FINDING_TABS = ["evidence", "others", "history"] as const;
export type FindingTab = (typeof FINDING_TABS)[number];

/** Where a finding is shown: beside the list or on its own page, with the addresses of others there. */
export type FindingPlaceView = {
  account: string;
  at: string;
  place: "drawer" | "page";
  hrefTo: (key: FindingKey, tab?: FindingTab) => Route;
};

/** The tab that an address names; the first for words that name none. */
export function findingTab(word: string | null): FindingTab {
  return FINDING_TABS.find((tab) => tab === word) ?? "evidence";
}

/** A link to the resource of a finding, at the same date. */
export function ResourceOf({
  view: { account, at },
  arn,
  children,
}: {
  view: Pick<FindingPlaceView, "account" | "at">;
  arn: string;
  children: ReactNode;
}) {
  return (
    <Link href={accountPath(account, "resources", { at, arn })} prefetch={false} title={arn}>
      {children}
    </Link>
  );
}

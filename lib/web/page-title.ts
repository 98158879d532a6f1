import { day } from "@/lib/model/day";

/**
 * Title of a page: what it is, of which account, as of when: `Inventory · pinecrate · S5, 4 Sep 2026`. The root layout
 * adds the product's name.
 * @param snapshot the one that the page shows; null or left out for pages that show none.
 */
export function pageTitle(
  page: string,
  account?: string,
  snapshot?: { name: string; finishedAt: string | null } | null,
): string {
  return [page, ...(account === undefined ? [] : [account]), ...(snapshot == null ? [] : [asOf(snapshot)])].join(" · ");
}

function asOf({ name, finishedAt }: { name: string; finishedAt: string | null }): string {
  return finishedAt === null ? name : `${name}, ${day(finishedAt)}`;
}

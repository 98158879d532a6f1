import type { Route } from "next";
import type { HrefTo } from "./resource-links";

/** Where a resource stands in the list beside it. */
export type DrawerPlace = { position: number; total: number; previous: string | null; next: string | null };

/**
 * A resource beside the list that it was opened from. It is no dialog: the list keeps working.
 * @param tab word of the address; the overview when it is none of the tabs
 * @param place null when the filter of the list does not hold it
 * @param closeHref address of the list without a drawer
 * @param hrefTo address of the list with another resource or tab in the drawer
 */
export async function ResourceDrawer(props: {
  account: string;
  at: string;
  arn: string;
  tab: string | undefined;
  place: DrawerPlace | null;
  closeHref: Route;
  hrefTo: HrefTo;
}) {
  return <aside className="drawer">{props.arn}</aside>;
}

import { placeOfResource } from "@/lib/operations/resources/place-of-resource";
import { type InventoryParams, inventoryFilter } from "@/lib/web/inventory-params";
import { load } from "@/lib/web/load";
import { ResourceDrawer } from "../resources/resource-drawer";
import type { ViewLinks } from "./view-links";

/**
 * The opened resource beside the table. It comes with the page, so that it is there without scripts too; what shows
 * at once that it will come is the table's (`DrawerPending`).
 */
export async function OpenDrawer({
  account,
  at,
  arn,
  params,
  links,
}: {
  account: string;
  at: string;
  arn: string;
  params: InventoryParams;
  links: ViewLinks;
}) {
  const { position, ...place } = await load(placeOfResource, {
    account,
    at,
    arn,
    sort: params.sort,
    ...inventoryFilter(params),
  });
  return (
    <div className="inv-drawer">
      <ResourceDrawer
        account={account}
        at={at}
        arn={arn}
        tab={params.tab ?? undefined}
        place={position === null ? null : { position, ...place }}
        closeHref={links.open(null)}
        hrefTo={links.open}
      />
    </div>
  );
}

import type { ResourcePlace } from "@/lib/operations/resources/views";
import type { InventoryParams } from "@/lib/web/inventory-params";
import { ResourceDrawer } from "../resources/resource-drawer";
import type { ViewLinks } from "./view-links";

/**
 * The opened resource beside the table. It comes with the page, so that it is there without scripts too; what shows
 * at once that it will come is the table's (`DrawerPending`).
 */
export function OpenDrawer({
  account,
  at,
  arn,
  params,
  place: { position, ...place },
  links,
}: {
  account: string;
  at: string;
  arn: string;
  params: InventoryParams;
  place: ResourcePlace;
  links: ViewLinks;
}) {
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

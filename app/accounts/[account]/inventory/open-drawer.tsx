import { Suspense } from "react";
import { placeOfResource } from "@/lib/operations/resources/place-of-resource";
import { type InventoryParams, inventoryFilter } from "@/lib/web/inventory-params";
import { load } from "@/lib/web/load";
import { ResourceDrawer } from "../resources/resource-drawer";
import { DrawerPending } from "./drawer-pending";
import type { ViewLinks } from "./view-links";

type Props = { account: string; at: string; arn: string; params: InventoryParams; links: ViewLinks };

/** The opened resource beside the table. Its room is there at once, and the resource when it was read. */
export function OpenDrawer(props: Props) {
  return (
    <Suspense fallback={<DrawerPending />}>
      <Drawer {...props} />
    </Suspense>
  );
}

async function Drawer({ account, at, arn, params, links }: Props) {
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

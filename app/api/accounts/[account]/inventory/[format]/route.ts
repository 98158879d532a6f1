import { exportInventory } from "@/lib/operations/resources/export-inventory";
import { answer } from "@/lib/web/answer";
import { download } from "@/lib/web/download";
import { inventoryFilter, loadInventoryParams } from "@/lib/web/inventory-params";
import { currentActor } from "@/lib/web/session";

/** What a path asks for: JSON that leaves the page says where it is from. */
const FORMATS = { csv: "csv", json: "json-with-header" } as const;

/** The inventory as a file: exactly the rows that the page with the same query counts. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/accounts/[account]/inventory/[format]">,
): Promise<Response> {
  const { account, format: asked } = await params;
  if (asked !== "csv" && asked !== "json") return new Response("The formats are csv and json.\n", { status: 404 });
  return answer(async () => {
    const params = loadInventoryParams(new URL(request.url).searchParams);
    const filters = inventoryFilter(params);
    const file = await exportInventory(await currentActor(), {
      account,
      at: params.at ?? undefined,
      format: FORMATS[asked],
      filters,
    });
    return download(file);
  });
}

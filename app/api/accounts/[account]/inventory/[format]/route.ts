import { exportInventory } from "@/lib/operations/resources/export-inventory";
import { answer } from "@/lib/web/answer";
import { download } from "@/lib/web/download";
import { inventoryFilter, loadInventoryParams } from "@/lib/web/inventory-params";
import { currentActor } from "@/lib/web/session";

/** The inventory as a file: exactly the rows that the page with the same query counts. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/accounts/[account]/inventory/[format]">,
): Promise<Response> {
  const { account, format } = await params;
  if (format !== "csv" && format !== "json") return new Response("The formats are csv and json.\n", { status: 404 });
  return answer(async () => {
    const params = loadInventoryParams(new URL(request.url).searchParams);
    const filters = inventoryFilter(params);
    const file = await exportInventory(await currentActor(), { account, at: params.at ?? undefined, format, filters });
    return download(file);
  });
}

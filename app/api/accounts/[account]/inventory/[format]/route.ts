import { exportInventory } from "@/lib/operations/resources/export-inventory";
import { answer } from "@/lib/web/answer";
import { download } from "@/lib/web/download";
import { currentActor } from "@/lib/web/session";
import { inventoryParams } from "@/lib/web/view-params";

/** The inventory as a file: exactly the rows that the page with the same query counts. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/accounts/[account]/inventory/[format]">,
): Promise<Response> {
  const { account, format } = await params;
  if (format !== "csv" && format !== "json") return new Response("The formats are csv and json.\n", { status: 404 });
  return answer(async () => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { at, q, type, region, seen } = inventoryParams(query);
    const filters = { q, type, region, seen };
    return download(await exportInventory(await currentActor(), { account, at, format, filters }));
  });
}

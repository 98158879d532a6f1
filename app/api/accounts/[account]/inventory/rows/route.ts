import { listResources } from "@/lib/operations/resources/list-resources";
import { answer } from "@/lib/web/answer";
import { inventoryFilter, loadInventoryParams } from "@/lib/web/inventory-params";
import { currentActor } from "@/lib/web/session";

/** The rows of a page of the inventory as JSON, for pages too long to carry them; `cols` names fields to bring along. */
export async function GET(
  request: Request,
  { params: path }: RouteContext<"/api/accounts/[account]/inventory/rows">,
): Promise<Response> {
  const { account } = await path;
  return answer(async () => {
    const params = loadInventoryParams(new URL(request.url).searchParams);
    const { rows } = await listResources(await currentActor(), {
      account,
      at: params.at ?? undefined,
      ...inventoryFilter(params),
      sort: params.sort,
      after: params.after ?? undefined,
      limit: params.rows,
      fields: params.cols ?? [],
    });
    // No column shows tags, and in 10,000 rows they are the most of it.
    return Response.json(
      rows.map((row) => ({ ...row, tags: {} })),
      { headers: { "Cache-Control": "no-store" } },
    );
  });
}

import { exportBundle } from "@/lib/operations/bundles/export-bundle";
import { answer } from "@/lib/web/answer";
import { download } from "@/lib/web/download";
import { currentActor } from "@/lib/web/session";
import { param } from "@/lib/web/view-params";

/** A snapshot as a file that another Bearings imports. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/accounts/[account]/bundle">,
): Promise<Response> {
  const { account } = await params;
  return answer(async () => {
    const at = param(Object.fromEntries(new URL(request.url).searchParams), "at");
    return download(await exportBundle(await currentActor(), { account, at }));
  });
}

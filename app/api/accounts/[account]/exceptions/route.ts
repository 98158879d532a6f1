import { exportExceptions } from "@/lib/operations/decisions/portable";
import { answer } from "@/lib/web/answer";
import { download } from "@/lib/web/download";
import { currentActor } from "@/lib/web/session";

/** The exceptions of an account as a file that another one takes. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/api/accounts/[account]/exceptions">,
): Promise<Response> {
  const { account } = await params;
  return answer(async () => download(await exportExceptions(await currentActor(), { account })));
}

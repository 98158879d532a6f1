import { oneOf } from "@/lib/model/kind-words";
import { findResources } from "@/lib/operations/resources/find-resources";
import { answer } from "@/lib/web/answer";
import { accountPath } from "@/lib/web/links";
import { currentActor } from "@/lib/web/session";

/** Resources for the command menu, the likeliest first; `note` says kind and region. */
export type FindAnswer = { rows: { title: string; note: string; href: ReturnType<typeof accountPath> }[] };

const MOST = 8;

/** What the text `q` may mean, in the snapshot `at`. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/accounts/[account]/find">,
): Promise<Response> {
  const { account } = await params;
  const query = new URL(request.url).searchParams;
  return answer(async () => {
    const found = await findResources(await currentActor(), {
      account,
      at: query.get("at") ?? "latest",
      q: query.get("q") ?? "",
      limit: MOST,
    });
    const rows = found.rows.map(({ arn, name, id, typeTitle, region, seen }) => ({
      title: name === "" ? id : name,
      note: [oneOf(typeTitle), region, ...(seen ? [] : ["not seen"])].join(" · "),
      href: accountPath(found.account, "resources", { at: found.at, arn }),
    }));
    return Response.json({ rows } satisfies FindAnswer, { headers: { "Cache-Control": "no-store" } });
  });
}

import { oneOf } from "@/lib/model/kind-words";
import { listChecks } from "@/lib/operations/findings/list-checks";
import { findResources } from "@/lib/operations/resources/find-resources";
import { answer } from "@/lib/web/answer";
import { accountPath } from "@/lib/web/links";
import { currentActor } from "@/lib/web/session";

type Line = { title: string; note: string; href: ReturnType<typeof accountPath> };

/** Resources for the command menu, the likeliest first (`note` says kind and region), and checks by their titles. */
export type FindAnswer = { rows: Line[]; checks: Line[] };

const MOST = 8;
const MOST_CHECKS = 5;

/** What the text `q` may mean, in the snapshot `at`. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/accounts/[account]/find">,
): Promise<Response> {
  const { account } = await params;
  const query = new URL(request.url).searchParams;
  return answer(async () => {
    const actor = await currentActor();
    const q = query.get("q") ?? "";
    const [found, checks] = await Promise.all([
      findResources(actor, { account, at: query.get("at") ?? "latest", q, limit: MOST }),
      listChecks(actor, {}),
    ]);
    const words = q.toLowerCase().split(/\s+/);
    const meant = checks.filter(({ id, title }) =>
      words.every((word) => `${title} ${id}`.toLowerCase().includes(word)),
    );
    const rows = found.rows.map(({ arn, name, id, typeTitle, region, seen }) => ({
      title: name === "" ? id : name,
      note: [oneOf(typeTitle), region, ...(seen ? [] : ["not seen"])].join(" · "),
      href: accountPath(found.account, "resources", { at: found.at, arn }),
    }));
    const lines = meant.slice(0, MOST_CHECKS).map(({ id, title, service }) => ({
      title,
      note: service,
      href: accountPath(found.account, "findings", { at: found.at, check: id, expand: id }),
    }));
    return Response.json({ rows, checks: lines } satisfies FindAnswer, { headers: { "Cache-Control": "no-store" } });
  });
}

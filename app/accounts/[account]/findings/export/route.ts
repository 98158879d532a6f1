import { FINDING_FORMATS } from "@/lib/model/finding-format";
import { exportFindings } from "@/lib/operations/findings/export-findings";
import { answer } from "@/lib/web/answer";
import { download } from "@/lib/web/download";
import { findingFilter, loadFindingParams } from "@/lib/web/finding-params";
import { currentActor } from "@/lib/web/session";

/** Findings as a file: exactly those that the page with the same query counts. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/accounts/[account]/findings/export">,
): Promise<Response> {
  const { account } = await params;
  return answer(async () => {
    const { searchParams } = new URL(request.url);
    const asked = loadFindingParams(searchParams);
    const word = searchParams.get("format") ?? "csv";
    const format = FINDING_FORMATS.find((one) => one === word);
    if (format === undefined) return new Response(`The formats are ${FINDING_FORMATS.join(", ")}.\n`, { status: 400 });
    const file = await exportFindings(await currentActor(), {
      account,
      at: asked.at ?? undefined,
      format,
      filters: findingFilter(asked),
      bom: searchParams.get("bom") === "1",
    });
    return download(file);
  });
}

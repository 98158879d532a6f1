import { importBundles } from "@/lib/operations/bundles/import-bundles";
import { answer } from "@/lib/web/answer";
import { accountPath } from "@/lib/web/links";
import { withReceivedFile } from "@/lib/web/receive-file";
import { refuse } from "@/lib/web/refuse";
import { SECURITY_HEADERS } from "@/lib/web/security-headers";
import { currentActor } from "@/lib/web/session";
import { TOO_LARGE } from "@/lib/web/upload-limit";

const FORM = { field: "bundle", missing: "Choose a file to import.", tooLarge: TOO_LARGE };

/**
 * Imports the bundle of a form and leads to its account. No proxy stands before it (see there), so what the proxy does
 * for others it does itself.
 */
export async function POST(request: Request): Promise<Response> {
  const response = refuse(request) ?? (await answer(() => imported(request)));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

async function imported(request: Request): Promise<Response> {
  const actor = await currentActor();
  const [snapshot] = await withReceivedFile(request, FORM, ({ account, source }) =>
    importBundles(actor, { account }, [source]),
  );
  const location = accountPath(snapshot?.account ?? "", "", { at: snapshot?.name });
  // A script goes there by itself; a form without one is sent there.
  return request.headers.get("accept") === "application/json"
    ? Response.json({ location }, { headers: { "Cache-Control": "no-store" } })
    : new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
}

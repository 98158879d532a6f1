import { type Verified, verificationFacts, verificationLines } from "@/lib/operations/findings/verification-words";
import { verifyFile } from "@/lib/operations/findings/verify-file";
import { answer } from "@/lib/web/answer";
import { withReceivedFile } from "@/lib/web/receive-file";
import { refuse } from "@/lib/web/refuse";
import { SECURITY_HEADERS } from "@/lib/web/security-headers";
import { currentActor } from "@/lib/web/session";
import { TOO_LARGE_TO_VERIFY } from "@/lib/web/upload-limit";

const FORM = { field: "file", missing: "Choose a file to verify.", tooLarge: TOO_LARGE_TO_VERIFY };

/** Verifies the file of a form. Like the import of bundles, no proxy stands before it. */
export async function POST(request: Request): Promise<Response> {
  const response = refuse(request) ?? (await answer(() => verified(request)));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

async function verified(request: Request): Promise<Response> {
  const actor = await currentActor();
  const found = await withReceivedFile(request, FORM, ({ source }) => verifyFile(actor, {}, source));
  const { outcome, sentence } = found;
  const headers = { "Cache-Control": "no-store" };
  if (request.headers.get("accept") === "application/json") {
    const said: Verified = { outcome, sentence, facts: verificationFacts(found) };
    return Response.json(said, { headers });
  }
  return new Response(`${verificationLines(found).join("\n")}\n`, {
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}

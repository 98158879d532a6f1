import { environment } from "@/lib/env";
import { refusalOf } from "./request-guard";
import { SECURITY_HEADERS } from "./security-headers";

/** The answer to a request that may not go on (see request-guard); null for all others. */
export function refuse(request: Request): Response | null {
  const { HOST, PORT } = environment();
  const { pathname } = new URL(request.url);
  const refusal = refusalOf(
    { method: request.method, path: pathname, header: (name) => request.headers.get(name) },
    { host: HOST, port: PORT },
  );
  if (refusal === null) return null;
  return new Response(`${refusal.message}\n`, {
    status: refusal.status,
    headers: { ...SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

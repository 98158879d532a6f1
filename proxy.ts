import { type NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/env";
import { refusalOf } from "@/lib/web/request-guard";
import { contentSecurityPolicy, SECURITY_HEADERS } from "@/lib/web/security-headers";

/**
 * Stands before every page, action and route handler: refuses foreign hosts and forged requests, and gives the rest a
 * content security policy with a nonce of its own. Who the visitor is, is decided beside the data (lib/web/session).
 */
export function proxy(request: NextRequest): NextResponse {
  const { HOST, PORT } = environment();
  const refusal = refusalOf(
    { method: request.method, path: request.nextUrl.pathname, header: (name) => request.headers.get(name) },
    { host: HOST, port: PORT },
  );
  if (refusal !== null) {
    return new NextResponse(`${refusal.message}\n`, {
      status: refusal.status,
      headers: { ...SECURITY_HEADERS, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
  const nonce = btoa(crypto.randomUUID());
  // biome-ignore lint/style/noProcessEnv: Next replaces this by a constant when it builds.
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  // Next takes the nonce for its own scripts from the request's policy, our layout from x-nonce.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

// Compiled scripts, styles and fonts hold no data; everything else passes here, prefetches included.
export const config = { matcher: ["/((?!_next/static/).*)"] };

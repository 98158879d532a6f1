import { type NextRequest, NextResponse } from "next/server";
import { refuse } from "@/lib/web/refuse";
import { contentSecurityPolicy, SECURITY_HEADERS } from "@/lib/web/security-headers";

/**
 * Stands before every page, action and route handler: refuses foreign hosts and forged requests, and gives the rest a
 * content security policy with a nonce of its own. Who the visitor is, is decided beside the data (lib/web/session).
 */
export function proxy(request: NextRequest): Response {
  const refusal = refuse(request);
  if (refusal !== null) return refusal;
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

// Compiled scripts, styles and fonts hold no data; everything else passes here, prefetches included. But for uploads:
// Next keeps the body of a request that passes here in memory, and cuts it off at 10 MB. Their handler refuses by itself.
export const config = { matcher: ["/((?!_next/static/|api/bundles$|api/verify$).*)"] };

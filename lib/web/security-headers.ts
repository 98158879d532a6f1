/**
 * Content security policy of every answer. Scripts run only with the nonce of this answer; styles may stand inline,
 * because charts and positioned overlays write style attributes. Nothing is loaded from anywhere else.
 * @param development Next's development server evaluates code and opens a socket.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * The other headers that every answer carries. Referrer policy is `same-origin`, not `no-referrer`: with the latter a
 * form sends `Origin: null`, and our own forms could not be told from foreign ones
 * (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

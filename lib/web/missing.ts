import { notFound } from "next/navigation";

/**
 * Ends a page with status 404 and a sentence that says what is missing and what exists. Next passes nothing but the
 * digest of an error on to the browser, and reads only its first two fields there (`NEXT_HTTP_ERROR_FALLBACK;404`), so
 * the sentence stands behind them; app/accounts/[account]/missing-boundary.tsx shows it.
 */
export function missing(sentence: string): never {
  try {
    notFound();
  } catch (error) {
    if (error instanceof Error && "digest" in error) error.digest = `${error.digest};${sentence}`;
    throw error;
  }
}

/**
 * What the digest of an error says about something that is missing.
 * @returns the sentence, empty when the page gave none; null for every other error.
 */
export function missingSentence(digest: unknown): string | null {
  if (typeof digest !== "string") return null;
  const match = /^NEXT_HTTP_ERROR_FALLBACK;404(?:;(.*))?$/s.exec(digest);
  return match === null ? null : (match[1] ?? "");
}

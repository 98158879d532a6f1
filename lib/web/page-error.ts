/** Marks a digest that is a sentence for people and not React's hash of a bug. */
export const PAGE_ERROR_PREFIX = "bearings:";

/** What an error page can tell: the sentence of a failure that people can mend, or the reference of a bug. */
export function pageError(digest: string | undefined): { message: string | null; reference: string | null } {
  if (digest?.startsWith(PAGE_ERROR_PREFIX))
    return { message: digest.slice(PAGE_ERROR_PREFIX.length), reference: null };
  return { message: null, reference: digest ?? null };
}

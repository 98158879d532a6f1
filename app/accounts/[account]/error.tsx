"use client";

import { PageFailure } from "@/app/page-failure";

/** Stands in for a page that failed; the header stays. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageFailure digest={error.digest} retry={reset} />;
}

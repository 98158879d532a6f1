"use client";

import "./globals.css";
import { PageFailure } from "./page-failure";

/** Last resort: the document itself failed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="main">
          <PageFailure digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}

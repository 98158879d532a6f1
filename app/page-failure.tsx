"use client";

import { Notice } from "@/components/ui/notice";
import { pageError } from "@/lib/web/page-error";

/** What an error page says: the sentence of a failure that people can mend, or where to look for a bug. */
export function PageFailure({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const { message, reference } = pageError(digest);
  return (
    <div className="stack" style={{ maxWidth: 720 }}>
      <h1>This page could not be loaded</h1>
      <Notice kind="fail">
        {message === null ? (
          <>
            <p>Bearings failed while it made this page. Nothing was changed.</p>
            <p className="t2">
              The log of the server, on the terminal that runs <code>npm start</code>, says why
              {reference === null ? (
                "."
              ) : (
                <>
                  , under the reference <code>{reference}</code>.
                </>
              )}
            </p>
          </>
        ) : (
          <p>{message}</p>
        )}
      </Notice>
      <div className="row wrap">
        <button type="button" className="btn" onClick={retry}>
          Load the page again
        </button>
        <a className="btn quiet" href="/accounts">
          Show all accounts
        </a>
      </div>
    </div>
  );
}

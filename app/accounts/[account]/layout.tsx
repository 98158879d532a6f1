import type { ReactNode } from "react";
import { MissingBoundary } from "./missing-boundary";

/** Frame of an account's pages. The bar is a slot of its own, so that it stays when a page fails or is not found. */
export default function AccountLayout({ bar, children }: { bar: ReactNode; children: ReactNode }) {
  return (
    <div className="app">
      {bar}
      <main className="main" id="main" tabIndex={-1}>
        <MissingBoundary>{children}</MissingBoundary>
      </main>
    </div>
  );
}

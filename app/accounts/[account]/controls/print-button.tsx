"use client";

import { Printer } from "lucide-react";

/** Prints the page as it stands. */
export function PrintButton() {
  return (
    <button type="button" className="btn needs-script hide-sm" onClick={() => window.print()}>
      <Printer className="i" aria-hidden="true" />
      Print
    </button>
  );
}

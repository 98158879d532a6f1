"use client";

import { useState } from "react";

const DENSITIES = ["compact", "default", "roomy"] as const;
export type Density = (typeof DENSITIES)[number];

const YEAR_SECONDS = 31_536_000;

/** How high rows are. Kept in a cookie, so that the server draws them so from then on. */
export function DensityChoice({ density }: { density: Density }) {
  const [shown, setShown] = useState(density);
  const choose = (next: Density) => {
    setShown(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `density=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
    for (const part of document.querySelectorAll<HTMLElement>(":root, .inv")) part.dataset.density = next;
  };
  return (
    <div className="row between">
      <span className="t3 xs">Rows</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line in every browser. */}
      <div className="seg" role="group" aria-label="Height of rows">
        {DENSITIES.map((one) => (
          <button key={one} type="button" aria-pressed={one === shown} onClick={() => choose(one)}>
            {one}
          </button>
        ))}
      </div>
    </div>
  );
}

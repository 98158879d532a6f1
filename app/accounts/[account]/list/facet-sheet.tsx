import { ListFilter, X } from "lucide-react";
import type { ReactNode } from "react";
import { SoftLinks } from "./soft-links";

const FACETS_ID = "facets";

/**
 * The filters of a list as links: beside it, and where there is little room a sheet.
 * @param show what closes the sheet: `Show 14 resources`
 */
export function FacetSheet({ show, children }: { show: string; children: ReactNode }) {
  const close = { popoverTarget: FACETS_ID, popoverTargetAction: "hide" } as const;
  return (
    <section id={FACETS_ID} className="facets" popover="auto" aria-label="Filters">
      <div className="facets-head">
        <h2>Filters</h2>
        <button type="button" className="btn quiet icon" aria-label="Close filters" {...close}>
          <X className="i" aria-hidden="true" />
        </button>
      </div>
      <SoftLinks>{children}</SoftLinks>
      <div className="facets-foot">
        <button type="button" className="btn primary" {...close}>
          {show}
        </button>
      </div>
    </section>
  );
}

/** Opens the sheet where the filters are one. */
export function FacetSheetButton({ chosen }: { chosen: number }) {
  return (
    <button type="button" className="btn facets-open" popoverTarget={FACETS_ID}>
      <ListFilter className="i" aria-hidden="true" />
      Filters
      {chosen === 0 ? null : <span className="n">{chosen}</span>}
    </button>
  );
}

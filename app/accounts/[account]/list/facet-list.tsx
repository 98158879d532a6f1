"use client";

import { Search } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";

/**
 * One facet: the choices in sight, the others folded, and where there are many a search through all of them. Without
 * scripts the fold works and the search is missing.
 */
export function FacetList({
  title,
  searched,
  first,
  more,
  rest,
  left,
}: {
  title: string;
  /** What is searched, in the plural; null for a facet with few choices. */
  searched: string | null;
  first: ReactNode;
  more: string;
  rest: ReactNode;
  /** Says what is not among them; null when all are. */
  left: string | null;
}) {
  const [query, setQuery] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const lists = useRef<HTMLDivElement>(null);
  const heading = useId();
  // After each rendering, because new counts bring new lines.
  useLayoutEffect(() => {
    const wanted = query?.trim().toLowerCase() ?? "";
    let hits = 0;
    for (const line of lists.current?.querySelectorAll("li") ?? []) {
      line.hidden = !line.textContent.toLowerCase().includes(wanted);
      if (!line.hidden) hits += 1;
    }
    lists.current?.toggleAttribute("data-none", hits === 0);
  });
  const searching = query !== null && query.trim() !== "";
  return (
    <section className="facet" aria-labelledby={heading}>
      <div className="facet-head">
        <h2 id={heading}>{title}</h2>
        {searched === null ? null : (
          <button
            type="button"
            className="needs-script"
            aria-label={`Search ${searched}`}
            aria-expanded={query !== null}
            onClick={() => setQuery(query === null ? "" : null)}
          >
            <Search className="i" aria-hidden="true" />
          </button>
        )}
      </div>
      {query === null ? null : (
        <input
          // biome-ignore lint/a11y/noAutofocus: it appears because its button was pressed.
          autoFocus
          type="search"
          className="text-input"
          aria-label={`Search ${searched}`}
          placeholder={`Search ${searched}`}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            setQuery(null);
          }}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <div ref={lists}>
        {first}
        {rest === null ? null : (
          <details
            open={open || searching}
            onToggle={(event) => {
              if (!searching) setOpen(event.currentTarget.open);
            }}
          >
            <summary hidden={searching}>{open ? "Fewer" : more}</summary>
            {rest}
            {left === null ? null : <p className="xs t3">{left}</p>}
          </details>
        )}
        <p className="none xs t3">No match.</p>
      </div>
    </section>
  );
}

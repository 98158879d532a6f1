"use client";

import { Search } from "lucide-react";
import { useState } from "react";

/** A search is of use beyond so many. */
const SEARCHED = 8;

/**
 * Any number of a list of names, as checkboxes of one form field. None ticked means all of them. Without scripts the
 * list is whole, and the search is missing.
 */
export function ChoiceList({
  name,
  noun,
  all,
  chosen,
  error,
}: {
  name: string;
  /** What they are, in the plural: `regions`. */
  noun: string;
  all: readonly string[];
  chosen: readonly string[];
  error?: string | undefined;
}) {
  const [query, setQuery] = useState("");
  const [ticked, setTicked] = useState(chosen.length);
  const known = [...new Set([...all, ...chosen])].sort();
  const matches = (choice: string) => choice.includes(query.trim().toLowerCase());
  return (
    <details className="disclosure" open={error !== undefined}>
      <summary>{ticked === 0 ? `All ${known.length} ${noun}` : `${ticked} of ${known.length} ${noun}`}</summary>
      <fieldset
        className="choices"
        onChange={(event) => setTicked(event.currentTarget.querySelectorAll("input[type=checkbox]:checked").length)}
      >
        <legend className="sr">Only these {noun}</legend>
        {known.length <= SEARCHED ? null : (
          <label className="input">
            <Search className="i" aria-hidden="true" />
            <input
              type="search"
              aria-label={`Search ${noun}`}
              placeholder={`Search ${noun}`}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                // Enter would send the form around it.
                if (event.key === "Enter") event.preventDefault();
              }}
              autoComplete="off"
              spellCheck={false}
            />
          </label>
        )}
        <ul>
          {known.map((choice) => (
            <li key={choice} hidden={!matches(choice)}>
              <label>
                <input
                  className="check"
                  type="checkbox"
                  name={name}
                  value={choice}
                  defaultChecked={chosen.includes(choice)}
                />
                {choice}
              </label>
            </li>
          ))}
        </ul>
        <p className="hint">None ticked means all of them. What is left out is kept as a gap, with that reason.</p>
        {error === undefined ? null : <p className="field-error">{error}</p>}
      </fieldset>
    </details>
  );
}

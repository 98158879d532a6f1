"use client";

import Link from "next/link";
import { useState } from "react";
import { count } from "@/components/format";
import type { InventoryField } from "@/lib/operations/resources/views";
import { accountPath } from "@/lib/web/links";
import type { Query } from "../list/use-hands";
import { COMMON_COLUMNS } from "./columns";
import { type Density, DensityChoice } from "./density";

/** Fields beyond so many are searched. */
const SHORT = 8;

/** What the panel is told. */
export type Props = {
  account: string;
  query: Query;
  /** Keys of the columns shown. */
  shown: readonly string[];
  /** True when the address names them. */
  chosen: boolean;
  /** Fields of the type's configuration; empty when several types are shown. */
  fields: readonly InventoryField[];
  density: Density;
};

/** Each column as a link that shows or hides it; the height of rows above them. */
export function ColumnPanel({ account, query, shown, chosen, fields, density }: Props) {
  const [search, setSearch] = useState("");
  const toggled = (key: string) => {
    const next = shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key];
    return accountPath(account, "inventory", { ...query, cols: next.join(",") });
  };
  const line = (key: string, title: string, note: string) => (
    <li key={key}>
      <Link
        href={toggled(key)}
        replace
        prefetch={false}
        scroll={false}
        aria-current={shown.includes(key) ? "true" : undefined}
        // The choice stays open for the next one.
        onClick={(event) => event.stopPropagation()}
        title={key}
      >
        <span className="check" />
        <span className="ell">{title}</span>
        <span className="n">{note}</span>
      </Link>
    </li>
  );
  const hits = fields.filter(({ path }) => path.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <div className="columns-in">
      <DensityChoice density={density} />
      <section className="facet">
        <h2>Of every resource</h2>
        <ul>{COMMON_COLUMNS.filter(({ key }) => key !== "name").map(({ key, title }) => line(key, title, ""))}</ul>
      </section>
      <section className="facet">
        <h2>Of its configuration</h2>
        {fields.length === 0 ? (
          <p className="t3 xs">Choose one type to show fields of its configuration.</p>
        ) : (
          <>
            {fields.length <= SHORT ? null : (
              <input
                type="search"
                className="text-input"
                aria-label="Search fields"
                placeholder="Search fields"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            )}
            <ul className="fields">{hits.map(({ path, count: resources }) => line(path, path, count(resources)))}</ul>
          </>
        )}
      </section>
      {chosen ? (
        <Link
          className="btn sm"
          href={accountPath(account, "inventory", { ...query, cols: null })}
          replace
          prefetch={false}
          scroll={false}
        >
          Show the usual columns
        </Link>
      ) : null}
    </div>
  );
}

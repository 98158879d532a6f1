import { X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { FACETS } from "@/lib/model/inventory-filter";
import type { Facet } from "@/lib/operations/resources/views";
import type { InventoryParams } from "@/lib/web/inventory-params";
import { FACET_WORDS, OPERATOR_WORDS, tagWords } from "./facet-words";
import type { ViewLinks } from "./view-links";

/** One filter in words, with the address of the view without it. */
export type FilterWords = { key: string; name: string; value: string; without: Route };

/** The filters of a view in words, one for each parameter but the search. */
export function filterWords(params: InventoryParams, facets: Facet[], links: ViewLinks): FilterWords[] {
  const chosen = FACETS.flatMap((name) => {
    const choices = facets.find((facet) => facet.name === name)?.choices ?? [];
    return params[name].map((value) => ({
      key: `${name}=${value}`,
      ...(name === "tag"
        ? tagWords(value)
        : {
            name: name === "managed" ? FACET_WORDS[name].title : `${FACET_WORDS[name].title} is`,
            value: choices.find((choice) => choice.value === value)?.label ?? value,
          }),
      without: links.choice(name, value),
    }));
  });
  const fields = params.where.map((filter) => ({
    key: `where=${filter.path}${filter.operator}${filter.value}`,
    name: `${filter.path} ${OPERATOR_WORDS[filter.operator]}`,
    value: filter.value === "" ? "empty" : filter.value,
    without: links.withoutField(filter),
  }));
  return [...chosen, ...fields];
}

/** A filter that can be taken away. */
export function Chip({ name, value, without }: FilterWords) {
  return (
    <span className="chip" title={`${name} ${value}`}>
      <span className="k">{name}</span>
      <bdi className="v">{value}</bdi>
      <Link href={without} prefetch={false} scroll={false} aria-label={`Remove filter ${name} ${value}`}>
        <X className="i" aria-hidden="true" />
      </Link>
    </span>
  );
}

import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { FACETS, type FacetName, fieldFilterText, parseFieldFilter } from "@/lib/model/inventory-filter";
import { parseTagChoice, tagChoiceText } from "@/lib/model/tag-choice";
import type { ResourceFilters } from "./filters";

/**
 * Reads a filter in the form in which the inventory's address has it: `type=AWS::EC2::Instance&region=eu-west-1`.
 * @throws AppError `invalid` for a word that narrows nothing: a file that holds more than was asked for is worse than none.
 */
export function filtersOfQuery(query: string): z.input<typeof ResourceFilters> {
  const filters: Record<FacetName, string[]> & { q: string[]; where: string[] } = {
    ...{ q: [], where: [] },
    ...{ service: [], type: [], region: [], vpc: [], state: [], managed: [], tag: [], seen: [] },
  };
  for (const [name, value] of new URLSearchParams(query)) {
    const known = [...FACETS, "q" as const, "where" as const].find((one) => one === name);
    if (known === undefined) {
      throw new AppError("invalid", `"${name}" is no filter. There are: q, ${FACETS.join(", ")}, where.`, "filter");
    }
    filters[known].push(value);
  }
  const { q, where, seen, tag, ...rest } = filters;
  return {
    ...rest,
    tag: tag.map(tagChoice),
    q: q.join(" ") || undefined,
    seen: seen.map(yesOrNo),
    where: where.map(condition),
  };
}

function yesOrNo(value: string): "yes" | "no" {
  if (value === "yes" || value === "no") return value;
  throw new AppError("invalid", `seen is yes or no, not "${value}".`, "filter");
}

function tagChoice(text: string): string {
  const parsed = parseTagChoice(text);
  if (parsed) return tagChoiceText(parsed);
  throw new AppError("invalid", `"${text}" is no choice of tags (Owner, Owner=platform, !Owner).`, "filter");
}

function condition(text: string) {
  const parsed = parseFieldFilter(text);
  if (parsed) return parsed;
  throw new AppError(
    "invalid",
    `"${text}" is no condition on a field (InstanceType=t3.micro, Name!=web, Engine~sql).`,
    "filter",
  );
}

/** A filter in the same form, not encoded, for people to read; empty when nothing is narrowed. */
export function filterWords(filters: ResourceFilters): string {
  const chosen = FACETS.flatMap((name) => filters[name].map((value) => `${name}=${value}`));
  const where = filters.where.map((one) => `where=${fieldFilterText(one)}`);
  return [...(filters.q ? [`q=${filters.q}`] : []), ...chosen, ...where].join("&");
}

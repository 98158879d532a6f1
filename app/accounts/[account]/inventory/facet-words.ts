import type { FacetName, FieldOperator } from "@/lib/model/inventory-filter";
import { parseTagChoice } from "@/lib/model/tag-choice";

/** What a facet is called, as a title and in the plural. */
export const FACET_WORDS: Readonly<Record<FacetName, { title: string; plural: string }>> = {
  service: { title: "Service", plural: "services" },
  type: { title: "Type", plural: "types" },
  region: { title: "Region", plural: "regions" },
  vpc: { title: "VPC", plural: "VPCs" },
  state: { title: "State", plural: "states" },
  managed: { title: "Managed by", plural: "managers" },
  tag: { title: "Tag", plural: "tags" },
  seen: { title: "Seen", plural: "choices" },
};

/** A choice of tags in words: the name of the filter and what it asks for. */
export function tagWords(text: string): { name: string; value: string } {
  const { key, wanted } = parseTagChoice(text) ?? { key: text, wanted: "any" };
  if (wanted === "any") return { name: "Has tag", value: key };
  if (wanted === "none") return { name: "Without tag", value: key };
  return { name: "Tag", value: `${key} is ${wanted.value === "" ? "empty" : wanted.value}` };
}

/** How a condition on a field reads between the field and the value. */
export const OPERATOR_WORDS: Readonly<Record<FieldOperator, string>> = { "=": "is", "!=": "is not", "~": "contains" };

import type { FacetName, FieldOperator } from "@/lib/model/inventory-filter";

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

/** How a condition on a field reads between the field and the value. */
export const OPERATOR_WORDS: Readonly<Record<FieldOperator, string>> = { "=": "is", "!=": "is not", "~": "contains" };

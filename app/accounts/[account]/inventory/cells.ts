import { NONE } from "@/lib/model/inventory-filter";
import type { FieldValue, Manager, ResourceRow } from "@/lib/operations/resources/views";
import type { Column } from "./columns";

/** A resource as the table has it: no column shows tags, and they would be the most of it. */
export type ListedRow = Omit<ResourceRow, "tags">;

/** A cell: what it says (null for what could not be read), and the value of the filter that it stands for, if any. */
export type Cell = { text: string | null; filter: string | null };

/** What a column says of a resource. */
export function cellOf({ key }: Column, row: ListedRow): Cell {
  switch (key) {
    case "name":
      return same(row.name);
    case "id":
      return same(row.id);
    case "type":
      return { text: row.typeTitle, filter: row.type };
    case "service":
      return same(row.service);
    case "region":
      return same(row.region);
    case "vpc":
      return { text: row.vpcName ?? row.vpc ?? "", filter: row.vpc ?? NONE };
    case "state":
      return { text: row.state ?? "", filter: row.state ?? NONE };
    case "managed":
      return managedCell(row.managedBy);
    case "since":
      return { text: row.firstSeen, filter: null };
    case "changed":
      return { text: row.changedIn, filter: null };
    default:
      return fieldCell(row.fields?.[key] ?? null);
  }
}

function same(text: string): Cell {
  return { text, filter: text };
}

function managedCell(manager: Manager | null): Cell {
  if (manager === null) return { text: "not told", filter: NONE };
  return { text: `${manager.title} ${manager.name}`.trim(), filter: `${manager.kind}=${manager.name}` };
}

function fieldCell(value: FieldValue): Cell {
  if (value === null) return { text: "", filter: null };
  return typeof value === "string" ? same(value) : { text: null, filter: null };
}

import type { ResourceType } from "../resource";
import { topic } from "./sns";

/** Every resource type, sorted by name. Add yours here; a test compares the list with the collectors. */
export const resourceTypes: readonly ResourceType[] = [topic];

const byName = new Map(resourceTypes.map((type) => [type.type, type]));

/** The declaration of a resource type by its CloudFormation name, undefined for types of newer or foreign snapshots. */
export function resourceTypeOf(name: string): ResourceType | undefined {
  return byName.get(name);
}

import { type InventoryIndex, managerOf } from "@/lib/analysis/inventory/build";
import { tagsOf } from "@/lib/analysis/inventory/tags";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import { snapshotName } from "@/lib/model/snapshot";
import type { ResourceRow } from "./views";

/** A resource of an index as a list shows it. */
export function resourceRow(index: InventoryIndex, resource: number): ResourceRow {
  const { service, region, state, managed, vpcs } = index;
  const type = textOf(index.type, resource) ?? "";
  const [vpc] = vpcs.sets[vpcs.codes[resource] ?? 0] ?? [];
  const manager = textOf(managed, resource);
  return {
    arn: index.arns[resource] ?? "",
    type,
    typeTitle: typeTitle(type),
    service: textOf(service, resource) ?? "",
    region: textOf(region, resource) ?? "",
    id: index.ids[resource] ?? "",
    name: index.names[resource] ?? "",
    state: textOf(state, resource),
    tags: tagsOf(index.tags, resource),
    seen: index.seen[resource] === 1,
    vpc: vpc === undefined ? null : (vpcs.ids[vpc] ?? null),
    vpcName: vpc === undefined ? null : (vpcs.names[vpc] ?? null),
    managedBy: manager === null ? null : managerOf(manager),
    firstSeen: snapshotName(index.firstSeq[resource] ?? 0),
    changedIn: snapshotName(index.changedSeq[resource] ?? 0),
  };
}

function textOf({ codes, values }: InventoryIndex["state"], resource: number): string | null {
  return values[codes[resource] ?? 0] ?? null;
}

/** Title of a resource type in plain words; its own name where Bearings does not know it. */
export function typeTitle(type: string): string {
  return resourceTypeOf(type)?.title ?? type;
}

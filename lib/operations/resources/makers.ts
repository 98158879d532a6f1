import { type MadeBy, madeBy } from "@/lib/analysis/made-by";
import type { IncomingHolder, Named } from "@/lib/db/snapshot-store/read-relations";
import type { StoredResource } from "@/lib/db/snapshot-store/read-resource";
import type { MakerView } from "./detail-views";
import { linked, namedBy } from "./linked";

/** Who keeps a resource, by its own word and by the stacks that name it. */
export function makersOf(resource: StoredResource, holders: readonly IncomingHolder[]): MadeBy[] {
  const stacks = holders.filter(
    ({ type, verbs }) => type === "AWS::CloudFormation::Stack" && verbs.includes("manages"),
  );
  return madeBy({ ...resource, stacks });
}

/** The same with links to what is in the snapshot. */
export function makerViews(makers: readonly MadeBy[], named: Named, region: string): MakerView[] {
  return makers.map(({ kind, name, targets, types, evidence }) => {
    const [found] = targets.flatMap((target) => namedBy(target, named, region, types) ?? []);
    return { kind, name, resource: found === undefined ? null : linked(found), evidence };
  });
}

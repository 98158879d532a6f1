import { type ResourceCheck, type Ruling, resourceCheck } from "@/lib/checks/engine/define";
import type { Facts } from "@/lib/checks/engine/facts";
import { trail } from "@/lib/model/resources/cloudtrail";
import { isOfOthers, type Trail } from "./trails";

type TrailCheck = Pick<ResourceCheck, "id" | "title" | "severity" | "risk" | "fix" | "source" | "apis"> & {
  evaluate: (trail: Trail, facts: Facts) => Ruling;
};

/** A check of each trail. Of an organization's trail a failure says whose it is: it cannot be changed from here. */
export function trailCheck({ evaluate, ...about }: TrailCheck): ResourceCheck {
  return resourceCheck({
    ...about,
    service: "cloudtrail",
    version: 1,
    types: [trail],
    none: "There is no trail to judge, which is what the check of a trail in all regions (cloudtrail-multi-region) reports.",
    evaluate: (one, facts) => {
      const ruling = evaluate(one, facts);
      if (ruling.status !== "fail" || !isOfOthers(facts, one)) return ruling;
      const owner = one.arn.split(":")[4];
      return { ...ruling, reason: `${ruling.reason} The trail belongs to account ${owner}, which has to change it.` };
    },
  });
}

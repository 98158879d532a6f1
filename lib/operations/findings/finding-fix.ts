import { fillPlaces, fixCommands } from "@/lib/analysis/fix-command";
import { checkOf } from "@/lib/checks/registry";
import type { FindingDetail } from "@/lib/model/finding";
import type { AuditOf } from "./audit-of";
import { keyOf } from "./finding-row";

/** How a finding is put right, with the real ids filled in; empty where its check is not known any more. */
export function fixOf(
  audit: AuditOf,
  finding: number,
  { values: own }: Pick<FindingDetail, "values">,
): { console: string[]; cli: string[]; terraform: string } {
  const fix = checkOf(keyOf(audit, finding).check)?.fix;
  if (fix === undefined) return { console: [], cli: [], terraform: "" };
  const places = placesOf(audit, finding);
  const values = { ...places, ...own };
  return {
    console: fix.console.map((step) => fillPlaces(step, values)),
    cli: fixCommands(fix.cli, { values, region: places.region }),
    terraform: fillPlaces(fix.terraform, values),
  };
}

/** Words for the places of a fix that every finding has. */
function placesOf(audit: AuditOf, finding: number) {
  const { index } = audit.view;
  const arn = index.arns[finding] ?? "";
  return {
    arn,
    name: index.names[finding] ?? "",
    // What follows the last separator of the ARN's resource is the id for nearly all types; checks name the others.
    id: arn.split(":").slice(5).join(":").split("/").at(-1)?.split(":").at(-1) ?? "",
    region: index.region.values[index.region.codes[finding] ?? 0] ?? "",
    account: audit.account.awsAccountId ?? "",
  };
}

import { listFindings } from "@/lib/operations/findings/list-findings";
import type { FindingList } from "@/lib/operations/findings/views";
import { type FindingParams, findingFilter } from "@/lib/web/finding-params";
import { load } from "@/lib/web/load";
import { foldedUse } from "./finding-drawer";
import type { Opened } from "./group-table";
import { sumOf } from "./parts-of-counts";

/** Findings that stand under a check; the rest is one link away. */
const UNDER_A_CHECK = 50;

/** The findings of the checks that the address opens, and of the one in the drawer. */
export async function openedChecks(list: FindingList, params: FindingParams): Promise<Map<string, Opened>> {
  const wanted = [...new Set([...params.expand, ...(params.open === null ? [] : [params.open.check])])];
  const groups = wanted.flatMap((check) => list.groups.find((group) => group.check === check) ?? []);
  const use = foldedUse(params);
  const folds = use !== params.use;
  const opened = await Promise.all(
    groups.map(async ({ check, unused }): Promise<[string, Opened]> => {
      const { rows, total } = await load(listFindings, {
        ...{ account: list.account, at: list.at, sort: "severity", limit: UNDER_A_CHECK },
        ...{ ...findingFilter(params), check: [check], use },
      });
      return [check, { rows, total, folded: folds ? sumOf(unused) : 0 }];
    }),
  );
  return new Map(opened);
}

import Link from "next/link";
import { redirect } from "next/navigation";
import { count, counted } from "@/components/format";
import { DenominatorBar } from "@/components/ui/denominator-bar";
import { PageHead } from "@/components/ui/page-head";
import { listFindings } from "@/lib/operations/findings/list-findings";
import type { FindingList } from "@/lib/operations/findings/views";
import {
  findingFilter,
  findingKey,
  findingQuery,
  isFindingFiltered,
  loadFindingParams,
} from "@/lib/web/finding-params";
import { load } from "@/lib/web/load";
import { FacetSheetButton } from "../list/facet-sheet";
import { ListHands } from "../list/list-hands";
import { ListSearch } from "../list/list-search";
import { accountOf } from "../loaders";
import { NothingYet } from "../nothing-yet";
import { datedTitle } from "../title";
import { ExportMenu } from "./export-menu";
import { ClearFilters, FilterChips, findingFilterWords, QuickChips } from "./finding-chips";
import { FindingDrawer } from "./finding-drawer";
import { FindingFacets } from "./finding-facets";
import { type FindingLinks, findingLinks } from "./finding-links";
import { FindingsFoot } from "./findings-foot";
import { FlatTable } from "./flat-table";
import { GroupTable } from "./group-table";
import { NoFindings, NotJudged } from "./nothing";
import { openedChecks } from "./opened-checks";
import { notCounted, partsOf, sumOf } from "./parts-of-counts";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/findings">) {
  return datedTitle("Findings", (await params).account, searchParams);
}

/** What the checks say of a snapshot: by check or one by one, filtered, with one of them beside the list. */
export default async function Findings({ params: path, searchParams }: PageProps<"/accounts/[account]/findings">) {
  const account = await accountOf((await path).account);
  const params = loadFindingParams(await searchParams);
  if (account.newestSnapshot === null) return <NothingYet account={account} />;
  const newest = account.newestSnapshot.name;
  const links = findingLinks(account.name, params);
  // The snapshot shown is part of every address, so that a link shows tomorrow what it shows today.
  if (params.at === null) redirect(links.here({ at: newest }));
  const isGrouped = params.group === "check";
  const list = await load(listFindings, {
    account: account.name,
    at: params.at,
    ...findingFilter(params),
    sort: params.sort,
    after: isGrouped ? undefined : (params.after ?? undefined),
    limit: isGrouped ? 0 : params.rows,
  });
  if (list.digest === null) {
    return (
      <>
        <PageHead title="Findings" />
        <NotJudged account={account.name} at={list.at} newest={newest} href={links.here({ at: newest })} />
      </>
    );
  }
  const { open, q } = params;
  const filters = findingFilterWords(params, list, links);
  const asked = [...(q === null ? [] : [`search “${q}”`]), ...filters.map(({ name, value }) => `${name} ${value}`)];
  const first = findingQuery({ ...params, after: null });
  return (
    <div className={open === null ? "inv" : "inv opened"}>
      <PageHead title="Findings" sub={summary(list)}>
        <GroupChoice isGrouped={isGrouped} links={links} />
        <ExportMenu label={counted(list.total, "finding")} links={links} />
      </PageHead>
      <p className="print-line">{asked.length === 0 ? "No filters" : `Filters: ${asked.join("; ")}`}</p>
      {sumOf(list.of) === 0 ? null : <DenominatorBar parts={partsOf(list.of)} of="findings" />}
      <div className="filters">
        <ListSearch
          page="findings"
          account={account.name}
          query={first}
          q={q ?? ""}
          label="Search check, name, id or ARN"
          placeholder="Check, resource, id"
        />
        <FacetSheetButton chosen={filters.length} />
        <FilterChips filters={filters} />
        <QuickChips list={list} params={params} links={links} />
        {isFindingFiltered(params) ? <ClearFilters links={links} /> : null}
        <p className="sr" role="status">
          {count(list.total)} of {counted(sumOf(list.whole), "finding")}
        </p>
      </div>
      <div className="with-facets">
        <FindingFacets list={list} params={params} links={links} />
        <div>
          {list.total === 0 ? (
            <NoFindings list={list} params={params} asked={asked} links={links} />
          ) : (
            <ListHands
              page="findings"
              account={account.name}
              query={findingQuery({ ...params, open: null, tab: null })}
              opened={open === null ? null : findingKey(open)}
              foot={<FindingsFoot list={list} params={params} links={links} />}
            >
              {isGrouped ? (
                <GroupTable list={list} opened={await openedChecks(list, params)} shown={open} links={links} />
              ) : (
                <FlatTable list={list} sort={params.sort} shown={open} links={links} />
              )}
            </ListHands>
          )}
        </div>
      </div>
      {open === null ? null : (
        <div className="inv-drawer">
          <FindingDrawer account={account.name} at={list.at} open={open} params={params} links={links} />
        </div>
      )}
    </div>
  );
}

function GroupChoice({ isGrouped, links }: { isGrouped: boolean; links: FindingLinks }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links.
    <div className="seg" role="group" aria-label="Grouping">
      <Link
        href={links.here({ group: "check" })}
        prefetch={false}
        scroll={false}
        aria-current={isGrouped ? "true" : undefined}
      >
        By check
      </Link>
      <Link
        href={links.here({ group: "none" })}
        prefetch={false}
        scroll={false}
        aria-current={isGrouped ? undefined : "true"}
      >
        Flat
      </Link>
    </div>
  );
}

/** The whole audit in a sentence, whatever the filter. */
function summary({ whole }: FindingList): string {
  const assessed = whole.pass + whole.fail;
  const rest = notCounted(whole);
  return `${count(whole.fail)} of ${count(assessed)} assessed fail. ${rest === "" ? "0 not seen" : `Not counted: ${rest}`}.`;
}

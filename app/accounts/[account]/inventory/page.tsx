import { Download } from "lucide-react";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { count, counted } from "@/components/format";
import { Empty, PageHead } from "@/components/ui/page-head";
import { inventoryFields } from "@/lib/operations/resources/inventory-fields";
import { listResources } from "@/lib/operations/resources/list-resources";
import { placeOfResource } from "@/lib/operations/resources/place-of-resource";
import type { ResourceList } from "@/lib/operations/resources/views";
import { listViews } from "@/lib/operations/views/list-views";
import { inventoryFilter, inventoryQuery, isFiltered, loadInventoryParams } from "@/lib/web/inventory-params";
import { load } from "@/lib/web/load";
import { preferencesOf } from "@/lib/web/preferences";
import { FacetSheetButton } from "../list/facet-sheet";
import { ListSearch } from "../list/list-search";
import { accountOf } from "../loaders";
import { NothingYet } from "../nothing-yet";
import { resourceAt } from "../resources/loader";
import { resourceTab } from "../resources/resource-links";
import { datedTitle } from "../title";
import { Chip, filterWords } from "./chips";
import { ColumnChoice } from "./column-choice";
import { columnsOf, fieldsOf } from "./columns";
import { Facets } from "./facets";
import { FieldFilter } from "./field-filter";
import { InventoryTable, PLAIN_ROWS } from "./inventory-table";
import { OpenDrawer } from "./open-drawer";
import { SavedViews } from "./saved-views";
import { TableFoot } from "./table-foot";
import { TableHands } from "./table-hands";
import { viewLinks } from "./view-links";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/inventory">) {
  return datedTitle("Inventory", (await params).account, searchParams);
}

/** Every resource of a snapshot in one table: search, filters, pages, a resource beside it, and the rows as a file. */
export default async function Inventory({ params: path, searchParams }: PageProps<"/accounts/[account]/inventory">) {
  const account = await accountOf((await path).account);
  const params = loadInventoryParams(await searchParams);
  if (account.newestSnapshot === null) return <NothingYet account={account} />;
  const links = viewLinks(account.name, params);
  // The snapshot shown is part of every address, so that a link shows tomorrow what it shows today.
  if (params.at === null) redirect(links.here({ at: account.newestSnapshot.name }));
  const { at, q, open } = params;
  const [only = null, another] = params.type;
  const type = another === undefined ? only : null;
  const columns = columnsOf(params.cols, type);
  const [list, views, fields, given, place] = await Promise.all([
    load(listResources, {
      account: account.name,
      at,
      ...inventoryFilter(params),
      sort: params.sort,
      after: params.after ?? undefined,
      limit: Math.min(params.rows, PLAIN_ROWS),
      fields: fieldsOf(columns),
    }),
    load(listViews, { account: account.name }),
    type === null ? [] : load(inventoryFields, { account: account.name, at, type }),
    cookies(),
    open === null
      ? null
      : load(placeOfResource, { account: account.name, at, arn: open, sort: params.sort, ...inventoryFilter(params) }),
    // The drawer asks for it again, and has it then.
    open === null ? null : resourceAt(account.name, at, open, resourceTab(params.tab ?? undefined)),
  ]);
  const { density } = preferencesOf((name) => given.get(name)?.value);
  const filters = filterWords(params, list.facets, links);
  const first = inventoryQuery({ ...params, after: null });
  const filtered = isFiltered(params);
  const asked = [...(q === null ? [] : [`search “${q}”`]), ...filters.map(({ name, value }) => `${name} ${value}`)];
  return (
    <div className={open === null ? "inv" : "inv opened"}>
      <PageHead title="Inventory" sub={summary(list.whole)}>
        <SavedViews account={account.name} at={list.at} views={views} query={links.saved()} />
        <ColumnChoice
          account={account.name}
          query={inventoryQuery(params)}
          shown={columns.map(({ key }) => key)}
          chosen={params.cols !== null}
          fields={fields}
          density={density}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links. */}
        <div className="seg" role="group" aria-label={`Export the ${counted(list.total, "resource")} of this filter`}>
          <a href={links.file("csv")} download>
            <Download className="i" aria-hidden="true" />
            CSV
          </a>
          <a href={links.file("json")} download>
            JSON
          </a>
        </div>
      </PageHead>
      <p className="print-line">{asked.length === 0 ? "No filters" : `Filters: ${asked.join("; ")}`}</p>
      <div className="filters">
        <ListSearch
          page="inventory"
          account={account.name}
          query={first}
          q={q ?? ""}
          label="Search name, id, address, ARN or tag"
          placeholder="Name, id, address, tag"
        />
        <FacetSheetButton chosen={filters.length} />
        {filters.map(({ key, ...filter }) => (
          <Chip key={key} {...filter} />
        ))}
        {fields.length === 0 ? null : <FieldFilter account={account.name} query={first} fields={fields} />}
        {filtered ? (
          <Link className="btn quiet" href={links.clear()} prefetch={false} scroll={false}>
            Clear
          </Link>
        ) : null}
        <p className="sr" role="status">
          {count(list.total)} of {counted(list.whole.resources, "resource")}
        </p>
      </div>
      <div className="with-facets">
        <Facets facets={list.facets} links={links} total={list.total} />
        <div>
          {list.rows.length === 0 && params.after === null ? (
            <Nothing list={list} asked={asked}>
              {filtered ? (
                <Link className="btn" href={links.clear()} prefetch={false}>
                  Clear filters
                </Link>
              ) : null}
            </Nothing>
          ) : (
            <TableHands
              account={account.name}
              at={list.at}
              query={inventoryQuery({ ...params, open: null, tab: null })}
              opened={open}
              foot={<TableFoot list={list} params={params} links={links} />}
            >
              <InventoryTable list={list} params={params} columns={columns} links={links} />
            </TableHands>
          )}
        </div>
      </div>
      {open === null || place === null ? null : (
        <OpenDrawer account={account.name} at={at} arn={open} params={params} place={place} links={links} />
      )}
    </div>
  );
}

function Nothing({ list, asked, children }: { list: ResourceList; asked: string[]; children: React.ReactNode }) {
  if (asked.length === 0) {
    return (
      <Empty title="The scan ran and found no resource">
        <p className="t2">{list.at} is empty: every listing that was read came back without an item.</p>
      </Empty>
    );
  }
  return (
    <Empty title={`0 of ${counted(list.whole.resources, "resource")} match`}>
      <p className="t2 brk">Asked for: {asked.join(", ")}.</p>
      {children}
    </Empty>
  );
}

function summary({ resources, notSeen, regions }: ResourceList["whole"]): string {
  const seen = `${counted(resources - notSeen, "resource")} seen in ${counted(regions, "region")}`;
  return notSeen === 0 ? `${seen}.` : `${seen}, ${count(notSeen)} not seen this time.`;
}

import { Download } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { count, counted } from "@/components/format";
import { Empty, PageHead } from "@/components/ui/page-head";
import { SearchField } from "@/components/ui/search-field";
import { listResources } from "@/lib/operations/resources/list-resources";
import { accountApiPath, accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { type InventoryParams, inventoryParams, inventoryQuery } from "@/lib/web/view-params";
import { accountOf } from "../loaders";
import { NothingYet } from "../nothing-yet";
import { Facets } from "./facets";
import { ResourceTable } from "./resource-table";

const PAGE_SIZE = 50;

/** Title of the browser's tab. */
export async function generateMetadata({ params }: PageProps<"/accounts/[account]/inventory">) {
  return { title: `Inventory · ${(await params).account}` };
}

/** Every resource of a snapshot in one table: search, filters, pages, and the same rows as a file. */
export default async function Inventory({ params, searchParams }: PageProps<"/accounts/[account]/inventory">) {
  const account = await accountOf((await params).account);
  const shown = inventoryParams(await searchParams);
  if (account.newestSnapshot === null) return <NothingYet account={account} />;
  const here = (changes: Partial<InventoryParams>): Route =>
    accountPath(account.name, "inventory", inventoryQuery({ ...shown, after: undefined, ...changes }));
  // The snapshot shown is part of every address, so that a link shows tomorrow what it shows today.
  if (shown.at === undefined) redirect(here({ at: account.newestSnapshot.name }));
  const { at, q, type, region, seen, after } = shown;
  const list = await load(listResources, { account: account.name, at, q, type, region, seen, after, limit: PAGE_SIZE });
  const filtered = q !== undefined || type !== undefined || region !== undefined || seen !== undefined;
  const file = (format: string) =>
    accountApiPath(account.name, `inventory/${format}`, inventoryQuery({ ...shown, after: undefined }));
  const matching = count(list.total);
  return (
    <>
      <PageHead title="Inventory" sub={summary(list.counts)}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links. */}
        <div className="seg" role="group" aria-label={`Export the ${matching} resources of this filter`}>
          <a href={file("csv")} download>
            <Download className="i" aria-hidden="true" />
            CSV
          </a>
          <a href={file("json")} download>
            JSON
          </a>
        </div>
      </PageHead>
      <div className="filters">
        <SearchField
          label="Search name, id, ARN or tag"
          placeholder="Name, id, ARN, tag"
          value={q ?? ""}
          kept={inventoryQuery({ at, type, region, seen })}
        />
        {type === undefined ? null : (
          <Chip name="Type is" value={titleOf(list.counts.types, type)} without={here({ type: undefined })} />
        )}
        {region === undefined ? null : <Chip name="Region is" value={region} without={here({ region: undefined })} />}
        {seen === undefined ? null : (
          <Chip name="Seen is" value={seen ? "seen" : "not seen"} without={here({ seen: undefined })} />
        )}
        {filtered ? (
          <Link className="btn quiet" href={accountPath(account.name, "inventory", { at })} prefetch={false}>
            Clear
          </Link>
        ) : null}
      </div>
      <div className="with-facets">
        <Facets counts={list.counts} shown={shown} here={here} />
        <div>
          {list.rows.length === 0 && after === undefined ? (
            <Empty title={`0 of ${counted(list.counts.resources, "resource")} match`}>
              {filtered ? (
                <Link className="btn" href={accountPath(account.name, "inventory", { at })}>
                  Clear filters
                </Link>
              ) : (
                <p className="t2">The scan ran and found none.</p>
              )}
            </Empty>
          ) : (
            <>
              <ResourceTable account={account.name} at={list.at} rows={list.rows} typed={type !== undefined} />
              <div className="tbl-foot">
                <span role="status">
                  {matching} of {counted(list.counts.resources, "resource")}
                  {list.total > list.rows.length ? `, ${count(list.rows.length)} on this page` : ""}
                </span>
                <span className="act">
                  {after === undefined ? null : (
                    <Link className="btn sm" href={here({})} prefetch={false}>
                      First page
                    </Link>
                  )}
                  {list.next === null ? null : (
                    <Link className="btn sm" href={here({ after: list.next })} prefetch={false}>
                      Next {PAGE_SIZE}
                    </Link>
                  )}
                </span>
              </div>
            </>
          )}
        </div>
      </div>
    </>
  );
}

function summary({ resources, notSeen, regions }: { resources: number; notSeen: number; regions: unknown[] }): string {
  const seen = `${counted(resources - notSeen, "resource")} seen in ${counted(regions.length, "region")}.`;
  return notSeen === 0
    ? seen
    : `${seen} ${count(notSeen)} more ${notSeen === 1 ? "was" : "were"} seen before and not this time.`;
}

function titleOf(types: { type: string; title: string }[], name: string): string {
  return types.find(({ type }) => type === name)?.title ?? name;
}

function Chip({ name, value, without }: { name: string; value: string; without: Route }) {
  return (
    <span className="chip">
      <span className="k">{name}</span>
      <span className="v">{value}</span>
      <Link href={without} prefetch={false} aria-label={`Remove filter ${name} ${value}`}>
        ×
      </Link>
    </span>
  );
}

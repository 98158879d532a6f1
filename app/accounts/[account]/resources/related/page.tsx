import Link from "next/link";
import { count } from "@/components/format";
import { PageHead } from "@/components/ui/page-head";
import { relatedResources } from "@/lib/operations/resources/related-resources";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { missing } from "@/lib/web/missing";
import { param } from "@/lib/web/view-params";
import { accountOf } from "../../loaders";
import { datedTitle } from "../../title";
import { RelationList } from "../relations";
import { type HrefTo, resourcePath } from "../resource-links";
import type { ResourceView } from "../resource-view";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/resources/related">) {
  return datedTitle("Relations", (await params).account, searchParams);
}

/** All relations of one kind of a resource, page by page. */
export default async function Related({ params, searchParams }: PageProps<"/accounts/[account]/resources/related">) {
  const account = await accountOf((await params).account);
  const query = await searchParams;
  const [arn, verb, type] = [param(query, "arn"), param(query, "verb"), param(query, "type")];
  const direction = param(query, "direction") === "out" ? "out" : "in";
  if (arn === undefined || verb === undefined || type === undefined) missing("The address names no relation.");
  const at = param(query, "at") ?? account.newestSnapshot?.name;
  const after = param(query, "after");
  const page = await load(relatedResources, { account: account.name, at, arn, direction, verb, type, after });
  const hrefTo: HrefTo = (other, tab) => resourcePath(account.name, page.at, other, tab);
  const view: ResourceView = { account: account.name, at: page.at, place: "page", hrefTo };
  const here = (cursor: string | null) =>
    accountPath(account.name, "resources/related", { at: page.at, arn, direction, verb, type, after: cursor });
  const self = (
    <Link href={hrefTo(arn, "relations")} prefetch={false}>
      <bdi>{page.name}</bdi>
    </Link>
  );
  return (
    <>
      <PageHead
        title={page.typeTitle}
        sub={
          direction === "in" ? (
            <>
              Each of them {verb} {self}, as of {page.at}.
            </>
          ) : (
            <>
              {self} {verb} each of them, as of {page.at}.
            </>
          )
        }
      />
      <div className="related">
        <RelationList view={view} relations={page.relations} />
      </div>
      <div className="tbl-foot">
        <span role="status">{count(page.relations.length)} on this page, by name</span>
        <span className="act">
          {after === undefined ? null : (
            <Link className="btn sm" href={here(null)} prefetch={false}>
              First page
            </Link>
          )}
          {page.next === null ? null : (
            <Link className="btn sm" href={here(page.next)} prefetch={false}>
              Next page
            </Link>
          )}
        </span>
      </div>
    </>
  );
}

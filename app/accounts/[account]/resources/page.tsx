import Link from "next/link";
import { redirect } from "next/navigation";
import { accountPath } from "@/lib/web/links";
import { missing } from "@/lib/web/missing";
import { param } from "@/lib/web/view-params";
import { accountOf } from "../loaders";
import { datedTitle } from "../title";
import { Absent } from "./absent";
import { resourceAt } from "./loader";
import { ResourceBody } from "./resource-body";
import { ConsoleLink, ResourceTitle } from "./resource-head";
import { type HrefTo, resourcePath, resourceTab } from "./resource-links";
import { ResourceTabs } from "./resource-tabs";
import type { ResourceView } from "./resource-view";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/resources">) {
  const { account } = await params;
  const query = await searchParams;
  const [arn, at] = [param(query, "arn"), param(query, "at")];
  if (arn === undefined || at === undefined) return datedTitle("Resource", account, searchParams);
  // What cannot be read is said by the page.
  const resource = await resourceAt(account, at, arn, resourceTab(param(query, "tab"))).catch(() => null);
  const name = resource?.found ? resource.name : resource?.known?.name;
  return datedTitle(name ?? arn.split(/[:/]/).at(-1) ?? "Resource", account, searchParams);
}

/** Everything known of one resource at one date, on a page of its own. */
export default async function Resource({ params, searchParams }: PageProps<"/accounts/[account]/resources">) {
  const account = await accountOf((await params).account);
  const query = await searchParams;
  const arn = param(query, "arn");
  const at = param(query, "at");
  const tab = resourceTab(param(query, "tab"));
  if (arn === undefined) missing("The address names no resource: its ARN is missing.");
  if (account.newestSnapshot === null) missing(`"${account.name}" has no snapshot yet: scan it first.`);
  if (at === undefined) redirect(resourcePath(account.name, account.newestSnapshot.name, arn, tab));
  const resource = await resourceAt(account.name, at, arn, tab);
  const hrefTo: HrefTo = (other, otherTab) => resourcePath(account.name, resource.at, other, otherTab);
  const view: ResourceView = { account: account.name, at: resource.at, place: "page", hrefTo };
  if (!resource.found) {
    if (resource.known === null)
      missing(`${resource.at} of "${account.name}" does not hold ${arn}, nor does any other snapshot.`);
    return (
      <article className="res">
        <h1>
          <bdi>{resource.known.name}</bdi>
        </h1>
        <code className="t2 brk">{arn}</code>
        <Absent view={view} resource={resource} />
      </article>
    );
  }
  return (
    <article className="res">
      <div className="res-head">
        <div className="bar">
          <span className="grow">
            <Link
              href={accountPath(account.name, "inventory", { at: resource.at, type: resource.type })}
              prefetch={false}
            >
              {resource.typeTitle}
            </Link>
          </span>
          {resource.consoleHref === null ? null : <ConsoleLink href={resource.consoleHref} words />}
          <Link
            className="btn quiet"
            href={accountPath(account.name, "inventory", { at: resource.at, type: resource.type, open: arn })}
            prefetch={false}
          >
            Open beside the inventory
          </Link>
        </div>
        <ResourceTitle view={view} resource={resource} />
        <ResourceTabs view={view} resource={resource} tab={tab} />
      </div>
      <ResourceBody view={view} resource={resource} tab={tab} />
    </article>
  );
}

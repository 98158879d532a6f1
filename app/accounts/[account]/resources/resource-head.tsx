import { ChevronDown, ChevronUp, ExternalLink, Maximize2, X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { count } from "@/components/format";
import { CopyButton } from "@/components/ui/copy-button";
import { NotSeen } from "@/components/ui/status";
import type { ResourceDetail } from "@/lib/operations/resources/detail-views";
import { FocusTitle } from "./focus-title";
import type { DrawerPlace } from "./resource-drawer";
import { type ResourceTab, resourcePath } from "./resource-links";
import type { ResourceView } from "./resource-view";

/** The line above a drawer: what it holds, where that stands in the list, and the ways on. */
export function DrawerBar({
  view,
  kind,
  arn,
  tab,
  place,
  closeHref,
  consoleHref,
}: {
  view: ResourceView;
  kind: string;
  arn: string;
  tab: ResourceTab;
  place: DrawerPlace | null;
  closeHref: Route;
  consoleHref: string | null;
}) {
  return (
    <div className="bar">
      <span className="grow ell">
        {kind}
        {place === null ? null : ` · ${count(place.position)} of ${count(place.total)}`}
      </span>
      {place === null ? null : (
        <>
          <Neighbour view={view} arn={place.previous} tab={tab} name="Previous resource">
            <ChevronUp className="i" aria-hidden="true" />
          </Neighbour>
          <Neighbour view={view} arn={place.next} tab={tab} name="Next resource">
            <ChevronDown className="i" aria-hidden="true" />
          </Neighbour>
        </>
      )}
      {consoleHref === null ? null : <ConsoleLink href={consoleHref} />}
      <Link
        className="btn quiet icon sm"
        href={resourcePath(view.account, view.at, arn, tab)}
        prefetch={false}
        aria-label="Open as a page"
        title="Open as a page"
      >
        <Maximize2 className="i" aria-hidden="true" />
      </Link>
      <Link
        className="btn quiet icon sm"
        href={closeHref}
        prefetch={false}
        scroll={false}
        aria-label="Close (Esc)"
        title="Close (Esc)"
      >
        <X className="i" aria-hidden="true" />
      </Link>
    </div>
  );
}

function Neighbour({
  view,
  arn,
  tab,
  name,
  children,
}: {
  view: ResourceView;
  arn: string | null;
  tab: ResourceTab;
  name: string;
  children: ReactNode;
}) {
  if (arn === null) {
    return (
      <span className="btn quiet icon sm no-neighbour" aria-hidden="true">
        {children}
      </span>
    );
  }
  return (
    <Link
      className="btn quiet icon sm"
      href={view.hrefTo(arn, tab)}
      prefetch={false}
      scroll={false}
      aria-label={name}
      title={name}
    >
      {children}
    </Link>
  );
}

/** A link to the resource's page in the AWS console. AWS learns nothing of the page that it was followed from. */
export function ConsoleLink({ href, words = false }: { href: string; words?: boolean }) {
  return (
    <a
      className={words ? "btn quiet" : "btn quiet icon sm"}
      href={href}
      target="_blank"
      rel="noreferrer"
      title="Open in the AWS console, in a new tab"
    >
      <ExternalLink className="i" aria-hidden="true" />
      {words ? "AWS console" : null}
      <span className="sr">{words ? ", opens in a new tab" : "Open in the AWS console, in a new tab"}</span>
    </a>
  );
}

/** Name, state, ids and date of a resource. */
export function ResourceTitle({ view, resource }: { view: ResourceView; resource: ResourceDetail }) {
  const { arn, id, name, state, seen } = resource;
  return (
    <>
      <div className="row between title-line">
        <FocusTitle level={view.place === "page" ? 1 : 2} of={arn} focus={view.place === "drawer"}>
          <bdi>{name}</bdi>
        </FocusTitle>
        <span className="row">
          {state === null ? null : <span className="tag">{state}</span>}
          {seen ? null : <NotSeen />}
        </span>
      </div>
      <div className="ids">
        {id === name || arn.endsWith(id) ? null : <Id text={id} what="id" />}
        <Id text={arn} what="ARN" />
        {id !== name && arn.endsWith(id) ? <CopyButton text={id} what={`of ${name}`} label="Copy id" /> : null}
      </div>
    </>
  );
}

function Id({ text, what }: { text: string; what: string }) {
  return (
    <span className="row id-line">
      <code className="t2 ell" title={text}>
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </span>
  );
}

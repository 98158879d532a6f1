import Link from "next/link";
import type { ReactNode } from "react";
import type { TextLink } from "@/components/configuration/named";
import { oneOf } from "@/lib/model/kind-words";
import type { LinkedResource } from "@/lib/operations/resources/detail-views";
import type { HrefTo, ResourceTab } from "./resource-links";

/** Where a resource is shown: beside a list or on its own page. All its parts are the same in both. */
export type ResourceView = { account: string; at: string; place: "drawer" | "page"; hrefTo: HrefTo };

/** A titled part of what is shown of a resource or a finding. */
export function Block({
  view,
  title,
  note,
  act,
  children,
}: {
  view: Pick<ResourceView, "place">;
  title: ReactNode;
  note?: ReactNode;
  act?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section>
      <div className="block-head">
        {view.place === "page" ? <h2>{title}</h2> : <h3>{title}</h3>}
        {note === undefined ? null : <span className="t3 xs">{note}</span>}
        {act === undefined ? null : <span className="act">{act}</span>}
      </div>
      {children}
    </section>
  );
}

/** A link to another resource, or to a tab of one: in the drawer where that is, else to its own page. */
export function ResourceLink({
  view,
  arn,
  tab,
  title,
  children,
}: {
  view: ResourceView;
  arn: string;
  tab?: ResourceTab;
  title?: string;
  children: ReactNode;
}) {
  return (
    <Link href={view.hrefTo(arn, tab)} prefetch={false} scroll={scrolls(view)} title={title}>
      {children}
    </Link>
  );
}

/** What the texts of a configuration stand for, as its parts take it. */
export function linkOf(view: ResourceView, mentions: Readonly<Record<string, LinkedResource>>) {
  return (text: string): TextLink | null => {
    const named = Object.hasOwn(mentions, text) ? mentions[text] : undefined;
    if (named === undefined) return null;
    return { href: view.hrefTo(named.arn), name: named.name, title: oneOf(named.typeTitle), scroll: scrolls(view) };
  };
}

/** The list beside a drawer stays where it is. */
function scrolls({ place }: ResourceView): boolean {
  return place === "page";
}

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { count } from "@/components/format";

/** Where what a drawer shows stands in the list beside it, with the addresses of its neighbours. */
export type BarPlace = { position: number; total: number; previous: Route | null; next: Route | null };

/**
 * The line above a drawer: what it holds, where that stands in the list, and the ways on.
 * @param noun what the list is made of, in the singular
 * @param place null when the filter of the list does not hold it
 * @param within where it is counted, after the numbers
 */
export function DrawerBar({
  kind,
  noun,
  place,
  within,
  pageHref,
  closeHref,
  children,
}: {
  kind: string;
  noun: string;
  place: BarPlace | null;
  within?: string;
  pageHref: Route;
  closeHref: Route;
  children?: ReactNode;
}) {
  return (
    <div className="bar">
      <span className="grow ell">
        {kind}
        {place === null ? null : ` · ${count(place.position)} of ${count(place.total)}`}
        {place === null || within === undefined ? null : ` ${within}`}
      </span>
      {place === null ? null : (
        <>
          <Neighbour href={place.previous} name={`Previous ${noun}`}>
            <ChevronUp className="i" aria-hidden="true" />
          </Neighbour>
          <Neighbour href={place.next} name={`Next ${noun}`}>
            <ChevronDown className="i" aria-hidden="true" />
          </Neighbour>
        </>
      )}
      {children}
      <Link
        className="btn quiet icon sm"
        href={pageHref}
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

function Neighbour({ href, name, children }: { href: Route | null; name: string; children: ReactNode }) {
  if (href === null) {
    return (
      <span className="btn quiet icon sm no-neighbour" aria-hidden="true">
        {children}
      </span>
    );
  }
  return (
    <Link className="btn quiet icon sm" href={href} prefetch={false} scroll={false} aria-label={name} title={name}>
      {children}
    </Link>
  );
}

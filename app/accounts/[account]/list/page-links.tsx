import type { Route } from "next";
import Link from "next/link";
import { count } from "@/components/format";

/** How many rows a page has, and the way to the first and the next page. */
export function PageLinks<Size extends number>({
  label,
  sizes,
  rows,
  hrefOf,
  first,
  next,
}: {
  /** Of the choice of sizes: "Findings on a page". */
  label: string;
  /** Empty where there are too few rows to choose. */
  sizes: readonly Size[];
  rows: Size;
  hrefOf: (rows: Size) => Route;
  /** Null on the first page. */
  first: Route | null;
  next: { href: Route; rows: number } | null;
}) {
  return (
    <span className="act">
      {sizes.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links.
        <span className="seg" role="group" aria-label={label}>
          {sizes.map((size) => (
            <Link
              key={size}
              href={hrefOf(size)}
              prefetch={false}
              scroll={false}
              aria-current={size === rows ? "true" : undefined}
              aria-label={`${count(size)} on a page`}
            >
              {count(size)}
            </Link>
          ))}
        </span>
      )}
      {first === null ? null : (
        <Link className="btn sm" href={first} prefetch={false}>
          First page
        </Link>
      )}
      {next === null ? null : (
        <Link className="btn sm" href={next.href} prefetch={false}>
          Next {count(next.rows)}
        </Link>
      )}
    </span>
  );
}

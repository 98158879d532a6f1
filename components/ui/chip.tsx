import { X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";

/** A filter that holds, as it stands in the address: `Type is EC2 instance`. The cross leads to the view without it. */
export function Chip({
  name,
  verb = "is",
  value,
  without,
}: {
  name: string;
  verb?: string;
  value: string;
  without: Route;
}) {
  return (
    <span className="chip">
      <span className="k">
        {name} {verb}
      </span>
      <span className="v" title={value}>
        {value}
      </span>
      <Link href={without} prefetch={false} scroll={false} aria-label={`Remove filter: ${name} ${verb} ${value}`}>
        <X className="i" aria-hidden="true" />
      </Link>
    </span>
  );
}

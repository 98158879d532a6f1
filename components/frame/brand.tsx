import Link from "next/link";
import { Mark } from "@/components/ui/glyphs";

/** Mark and name; leads to the list of accounts. */
export function Brand() {
  return (
    <Link className="brand" href="/accounts" aria-label="Bearings, all accounts">
      <Mark />
      <span>Bearings</span>
    </Link>
  );
}

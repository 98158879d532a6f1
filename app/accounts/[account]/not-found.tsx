import Link from "next/link";
import { Empty } from "@/components/ui/page-head";

export const metadata = { title: "Not found" };

/** What the address names is not in this account, or not at this date. */
export default function NotFound() {
  return (
    <Empty title="There is nothing at this address">
      <p className="t2">
        The account, the snapshot or the resource that it names does not exist. A resource may exist at another date.
      </p>
      <Link className="btn" href="/accounts">
        Show all accounts
      </Link>
    </Empty>
  );
}

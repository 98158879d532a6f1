import { Radar } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { StartScan } from "../start-scan";

/** Starts a scan, or says which one is under way: one at a time for each account. */
export function ScanNow({
  account,
  scope,
  active,
}: {
  account: string;
  /** What it will read, in words; null for everything. */
  scope: string | null;
  active: { name: string; status: string; href: Route } | null;
}) {
  if (active === null) {
    return (
      <StartScan
        account={account}
        label="Scan now"
        title={
          scope === null
            ? "All enabled regions, all services"
            : `${scope}, as the last scan; choose others under Pre-flight`
        }
      />
    );
  }
  return (
    <div className="row" style={{ gap: 6 }}>
      <Link className="xs nowrap hide-sm" href={active.href} prefetch={false} id="scan-under-way">
        {active.name} is {active.status}
      </Link>
      <button
        type="button"
        className="btn"
        disabled
        aria-describedby="scan-under-way"
        title={`${active.name} is ${active.status}. One scan at a time for each account.`}
      >
        <Radar className="i" aria-hidden="true" />
        <span>Scan now</span>
      </button>
    </div>
  );
}

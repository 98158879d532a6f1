import { Radar } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { StartScan } from "../start-scan";

/** Starts a scan, or says which one is under way: one at a time for each account. */
export function ScanNow({
  account,
  active,
}: {
  account: string;
  active: { name: string; status: string; href: Route } | null;
}) {
  if (active === null) return <StartScan account={account} label="Scan now" />;
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

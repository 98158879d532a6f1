import { Radar } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { StartScan } from "../start-scan";

/** Starts a scan, or says why none can be started and which one is under way. */
export function ScanNow({
  account,
  scope,
  blocked,
  active,
}: {
  account: string;
  /** What it will read, in words; null for everything. */
  scope: string | null;
  /** Why it cannot be started; null when it can. */
  blocked: string | null;
  active: { name: string; status: string; href: Route } | null;
}) {
  if (blocked === null) {
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
      {active === null ? null : (
        <Link className="xs nowrap" href={active.href} prefetch={false}>
          {active.name} is {active.status}
        </Link>
      )}
      <button type="button" className="btn" disabled title={blocked}>
        <Radar className="i" aria-hidden="true" />
        <span>Scan now</span>
        <span className="sr">. {blocked}</span>
      </button>
    </div>
  );
}

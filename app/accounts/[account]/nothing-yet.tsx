import Link from "next/link";
import { dateTimeSeconds } from "@/components/format";
import { Empty } from "@/components/ui/page-head";
import type { AccountView } from "@/lib/operations/accounts/views";
import { accountPath } from "@/lib/web/links";
import { StartScan } from "./start-scan";

/** An account without a snapshot: never scanned, queued or running are three different things. */
export function NothingYet({ account }: { account: AccountView }) {
  const { name, activeScan } = account;
  if (activeScan === null) {
    return (
      <Empty title={`${name} was never scanned`}>
        <p className="t2">
          A scan reads the whole account and changes nothing. It takes minutes, and you can leave the page.
        </p>
        <div className="row wrap">
          <StartScan account={name} label="Start first scan" primary />
          <Link className="btn" href={accountPath(name, "preflight")} prefetch={false}>
            Check what it may read
          </Link>
        </div>
      </Empty>
    );
  }
  return (
    <Empty title={activeScan.status === "queued" ? "The first scan waits for a worker" : "The first scan is running"}>
      <p className="t2">
        {activeScan.status === "queued" ? "Asked for" : "Started"} {dateTimeSeconds(activeScan.since)}. There is nothing
        to show before it is done.
      </p>
      <Link className="btn" href={accountPath(name, `scans/${activeScan.name}`)}>
        Show its progress
      </Link>
    </Empty>
  );
}

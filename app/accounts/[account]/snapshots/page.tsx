import Link from "next/link";
import { count, counted, dateTime, elapsed } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { PageHead } from "@/components/ui/page-head";
import { NotSeen, Status } from "@/components/ui/status";
import { listSnapshots } from "@/lib/operations/snapshots/list-snapshots";
import type { SnapshotView } from "@/lib/operations/snapshots/views";
import { accountApiPath, accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { param } from "@/lib/web/view-params";
import { accountOf } from "../loaders";
import { NothingYet } from "../nothing-yet";
import { datedTitle } from "../title";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/snapshots">) {
  return datedTitle("Snapshots", (await params).account, searchParams);
}

/** Every snapshot of an account, newest first, and the scans that became none. */
export default async function Snapshots({ params, searchParams }: PageProps<"/accounts/[account]/snapshots">) {
  const account = await accountOf((await params).account);
  const snapshots = await load(listSnapshots, { account: account.name });
  const shown = param(await searchParams, "at") ?? account.newestSnapshot?.name;
  if (snapshots.length === 0) return <NothingYet account={account} />;
  return (
    <>
      <PageHead
        title="Snapshots"
        sub={`${counted(snapshots.length, "scan")}. A snapshot bears the date of its scan's end, and never changes; choose one to see its gaps.`}
      />
      <div className="tbl-wrap">
        <table className="tbl cards">
          <caption>Snapshots of {account.name}</caption>
          <colgroup>
            <col style={{ width: 70 }} />
            <col style={{ width: 220 }} />
            <col className="p2" style={{ width: 110 }} />
            <col style={{ width: 140 }} />
            <col style={{ width: 110 }} />
            <col style={{ width: 120 }} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th>Id</th>
              <th>Finished</th>
              <th className="p2">Took</th>
              <th>Status</th>
              <th className="num">Resources</th>
              <th>Gaps</th>
              <th>
                <span className="sr">Links</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {snapshots.map((snapshot) => (
              <Row key={snapshot.id} snapshot={snapshot} selected={snapshot.name === shown} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const STATUS = {
  complete: <Status kind="pass">complete</Status>,
  partial: <NotSeen title="Something was not seen">partial</NotSeen>,
  running: <Status kind="run">running</Status>,
  interrupted: <Status kind="fail">interrupted</Status>,
};

function underWay(startedAt: string | null): string {
  return startedAt === null ? "waits for a worker" : `since ${dateTime(startedAt)}`;
}

function Row({ snapshot, selected }: { snapshot: SnapshotView; selected: boolean }) {
  const { account, name, startedAt, finishedAt, status } = snapshot;
  const exists = status === "complete" || status === "partial";
  const page = accountPath(account, exists ? `snapshots/${name}` : `scans/${name}`);
  return (
    <tr aria-current={selected ? "true" : undefined}>
      <td>
        <Link className="name" href={page} prefetch={false}>
          {name}
        </Link>
      </td>
      <td>{finishedAt === null ? <span className="t3">{underWay(startedAt)}</span> : <DateTime iso={finishedAt} />}</td>
      <td className="p2">{startedAt === null || finishedAt === null ? "" : elapsed(startedAt, finishedAt)}</td>
      <td>{STATUS[status]}</td>
      <td className="num" data-l="resources">
        {exists ? count(snapshot.resources) : <span className="t3">–</span>}
      </td>
      <td data-l="gaps">
        {exists ? null : <span className="t3">–</span>}
        {exists && snapshot.gaps > 0 ? <NotSeen>{count(snapshot.gaps)}</NotSeen> : null}
        {exists && snapshot.gaps === 0 ? <span className="t3">all seen</span> : null}
      </td>
      <td title={snapshot.error ?? undefined}>
        {exists ? (
          <span className="row" style={{ gap: 16 }}>
            <Link href={accountPath(account, "", { at: name })} prefetch={false}>
              What it tells
            </Link>
            <Link href={accountPath(account, "inventory", { at: name })} prefetch={false}>
              Inventory
            </Link>
            <a href={accountApiPath(account, "bundle", { at: name })} download>
              Bundle
            </a>
          </span>
        ) : (
          <span className="t3">{snapshot.error}</span>
        )}
      </td>
    </tr>
  );
}

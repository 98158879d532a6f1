"use client";

import type { Route } from "next";
import Link from "next/link";
import { useActionState, useEffect, useRef, useState } from "react";
import { count, counted, dateTimeSeconds, elapsed } from "@/components/format";
import { Notice } from "@/components/ui/notice";
import { PageHead, Section } from "@/components/ui/page-head";
import type { ScanProgressView } from "@/lib/operations/snapshots/views";
import { cancelScanAction, type ScanState } from "../../scan-actions";
import { FoundSoFar } from "./found-so-far";
import { ScopeBar, tally } from "./scope-bar";
import { ScopeGrid } from "./scope-grid";
import { UnseenScopes } from "./unseen-scopes";
import { hasEnded, useProgress } from "./use-progress";

const ANNOUNCE_MS = 5000;

/** The newest snapshot that there was when the page was made. */
type Earlier = { name: string; href: Route };

/** Numbers, bar, grid and gaps of a scan, live. */
export function ScanProgress({
  initial,
  stream,
  snapshotHref,
  inventoryHref,
  earlier,
}: {
  initial: ScanProgressView;
  stream: string;
  snapshotHref: Route;
  inventoryHref: Route;
  earlier: Earlier | null;
}) {
  const { progress, lost } = useProgress(initial, stream);
  const { account, name, scopes } = progress;
  const ended = hasEnded(progress);
  return (
    <>
      <PageHead title={`Scan ${name}`} sub={started(progress)}>
        {ended ? null : <CancelScan account={account} asked={progress.cancelRequested} />}
      </PageHead>
      <Outcome progress={progress} lost={lost} snapshotHref={snapshotHref} inventoryHref={inventoryHref} />
      {earlier === null || (ended && progress.status !== "interrupted") ? null : (
        <p>
          Seen before: <Link href={earlier.href}>inventory of {earlier.name}</Link>
        </p>
      )}
      <ScopeBar progress={progress} />
      <Announcement progress={progress} />
      {scopes.length === 0 ? null : (
        <>
          <Section title="Scopes" note="one cell is one service in one region">
            <ScopeGrid scopes={scopes} />
          </Section>
          <UnseenScopes scopes={scopes} ended={ended} />
          <FoundSoFar scopes={scopes} ended={ended} />
        </>
      )}
    </>
  );
}

function started(progress: ScanProgressView): string {
  const { startedAt, createdAt, requestedBy } = progress;
  const when = startedAt === null ? `Asked for ${dateTimeSeconds(createdAt)}` : `Started ${dateTimeSeconds(startedAt)}`;
  const where = requestedBy === "local" ? "from this dashboard" : `from the ${requestedBy}`;
  return `${when} ${where}.${hasEnded(progress) ? "" : " You can leave this page; the scan goes on."}`;
}

function Outcome({
  progress,
  lost,
  snapshotHref,
  inventoryHref,
}: {
  progress: ScanProgressView;
  lost: boolean;
  snapshotHref: Route;
  inventoryHref: Route;
}) {
  const { status, name, attempt, cancelRequested, error, startedAt, finishedAt, resources, scopes } = progress;
  if (status === "interrupted") {
    return (
      <Notice kind="fail">
        <p>{error ?? "The scan stopped before its end, and there is no snapshot of it."}</p>
        <p className="t2">Nothing of it was kept. Earlier snapshots are as they were.</p>
      </Notice>
    );
  }
  if (status === "complete" || status === "partial") {
    const took = startedAt === null || finishedAt === null ? "" : ` in ${elapsed(startedAt, finishedAt)}`;
    const { done, total } = tally(scopes);
    return (
      <Notice kind="info">
        <p>
          {cancelRequested
            ? `Cancelled after ${count(done)} of ${counted(total, "scope")}. What was seen is kept as ${name}.`
            : `Snapshot ${name} is done: ${counted(resources, "resource")}${took}.`}
        </p>
        <p className="row wrap">
          <Link className="btn primary" href={inventoryHref}>
            Show inventory of {name}
          </Link>
          <Link href={snapshotHref}>{status === "partial" ? "Gaps and facts" : "Facts"} of the snapshot</Link>
        </p>
      </Notice>
    );
  }
  if (lost)
    return <Notice kind="warn">The line to the server broke. The scan goes on; this page connects again.</Notice>;
  if (cancelRequested) return <Notice kind="info">Cancelling: what was seen so far is being kept.</Notice>;
  if (status === "queued") {
    return (
      <Notice kind="info">
        The scan waits for a worker. <code>npm start</code> runs one; more can be started with{" "}
        <code>npm run worker</code>.
      </Notice>
    );
  }
  if (attempt > 1) return <Notice kind="warn">The worker of this scan ended, and another one began it again.</Notice>;
  return null;
}

function CancelScan({ account, asked }: { account: string; asked: boolean }) {
  const [state, cancel, pending] = useActionState<ScanState, FormData>(cancelScanAction, { problem: null });
  return (
    <form action={cancel} className="start-scan">
      <input type="hidden" name="account" value={account} />
      <button type="submit" className="btn danger" disabled={pending || asked}>
        {asked ? "Cancelling" : "Cancel scan"}
      </button>
      {state.problem === null ? null : <p className="field-error">{state.problem}</p>}
    </form>
  );
}

/** Says to a screen reader where the scan stands, at most every five seconds. */
function Announcement({ progress }: { progress: ScanProgressView }) {
  const { done, unseen, total } = tally(progress.scopes);
  const text =
    total === 0
      ? `The scan is ${progress.status}.`
      : `${count(done)} of ${counted(total, "scope")}, ${count(unseen)} not wholly seen`;
  const newest = useRef(text);
  newest.current = text;
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setInterval(() => setSaid(newest.current), ANNOUNCE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { SnapshotPanel } from "@/app/frame/lazy-snapshot-panel";
import { count } from "@/components/format";
import { Ruler } from "@/components/frame/ruler-drawing";
import { DateTime } from "@/components/ui/date-time";
import { Popover } from "@/components/ui/popover";
import type { SnapshotDetail } from "@/lib/operations/snapshots/views";
import { accountPath } from "@/lib/web/links";
import { type View, viewAt } from "@/lib/web/view-at";
import type { TakenSnapshot } from "./taken-snapshots";

/** The date that the page shows, one step older and newer, and all the others under it. */
export function SnapshotPicker({
  snapshot,
  taken,
  view,
}: {
  snapshot: SnapshotDetail;
  taken: readonly TakenSnapshot[];
  view: View;
}) {
  const { name, finishedAt, previous, next, gaps } = snapshot;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links.
    <div className="at" role="group" aria-label="Snapshot shown">
      <Step to={previous && viewAt(view, previous)} label="Older snapshot" keyName="[">
        <ChevronLeft className="i" aria-hidden="true" />
      </Step>
      <Popover
        label="Choose a snapshot"
        triggerClass="at-shown"
        panelClass="snap-pop"
        title={finishedAt === null ? "" : `The scan finished at ${finishedAt}`}
        trigger={
          <>
            <Ruler snapshots={taken} shown={name} />
            {finishedAt === null ? null : (
              <>
                <span className="hide-sm">
                  <span className="t3">as of</span> <DateTime iso={finishedAt} />
                </span>
                <span className="only-sm">
                  <DateTime iso={finishedAt} form="day" />
                </span>
              </>
            )}
            <code className="t3 hide-sm">{name}</code>
            {gaps === 0 ? null : (
              <span className="gapdot only-sm">
                <b>{count(gaps)}</b>
                <span className="sr"> gaps</span>
              </span>
            )}
          </>
        }
      >
        <SnapshotPanel
          taken={taken}
          shown={name}
          view={view}
          gapsHref={accountPath(view.account, `snapshots/${name}`)}
          allHref={accountPath(view.account, "snapshots", { at: name })}
        />
      </Popover>
      <Step to={next && viewAt(view, next)} label="Newer snapshot" keyName="]">
        <ChevronRight className="i" aria-hidden="true" />
      </Step>
    </div>
  );
}

function Step({
  to,
  label,
  keyName,
  children,
}: {
  to: Route | "" | null;
  label: string;
  keyName: string;
  children: ReactNode;
}) {
  if (to === null || to === "") return <span className="step-at">{children}</span>;
  return (
    <Link className="step-at" href={to} prefetch={false} aria-label={label} title={`${label}  ${keyName}`}>
      {children}
    </Link>
  );
}

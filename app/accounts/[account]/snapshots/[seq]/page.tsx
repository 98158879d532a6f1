import Link from "next/link";
import { redirect } from "next/navigation";
import { count, counted } from "@/components/format";
import { CopyButton } from "@/components/ui/copy-button";
import { Empty, PageHead, Section } from "@/components/ui/page-head";
import { getAuditSummary } from "@/lib/operations/findings/get-audit-summary";
import { getGaps } from "@/lib/operations/snapshots/get-gaps";
import { getSnapshotCalls } from "@/lib/operations/snapshots/get-snapshot-calls";
import { listSnapshots } from "@/lib/operations/snapshots/list-snapshots";
import { accountApiPath, accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { missing } from "@/lib/web/missing";
import { sequence } from "@/lib/web/view-params";
import { GapGroupNotice } from "../../gap-group-notice";
import { accountOf, snapshotAt } from "../../loaders";
import { SnapshotAudit } from "./audit";
import { Calls } from "./calls";
import { GapsByReason, SnapshotFacts } from "./facts";
import { Since } from "./since";

/** Title of the browser's tab. */
export async function generateMetadata({ params }: PageProps<"/accounts/[account]/snapshots/[seq]">) {
  const { account, seq } = await params;
  return { title: `Snapshot ${seq} · ${account}` };
}

/** One snapshot: what it could not see and what to do about it, its facts and the calls it took. */
export default async function Snapshot({ params }: PageProps<"/accounts/[account]/snapshots/[seq]">) {
  const { account: name, seq: segment } = await params;
  const account = await accountOf(name);
  const seq = sequence(segment);
  if (seq === null) missing(`"${segment}" is no snapshot. Their names are S1, S2 and so on.`);
  const [listed] = (await load(listSnapshots, { account: account.name })).filter((snapshot) => snapshot.seq === seq);
  // A scan that runs, or that became no snapshot, has a page of its own.
  if (listed?.status === "running" || listed?.status === "interrupted")
    redirect(accountPath(account.name, `scans/S${seq}`));
  const snapshot = await snapshotAt(account.name, `S${seq}`);
  const which = { account: account.name, at: snapshot.name };
  const [report, services, audit] = await Promise.all([
    load(getGaps, which),
    load(getSnapshotCalls, which),
    load(getAuditSummary, which),
  ]);
  const ours = report.groups.filter(({ reason }) => reason !== "region_disabled");
  const disabled = report.groups.filter(({ reason }) => reason === "region_disabled").flatMap((group) => group.causes);
  const causes = ours.reduce((sum, group) => sum + group.causes.length, 0);
  const { statement } = report;
  const policy = statement && JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
  return (
    <>
      <PageHead
        title={`Gaps of snapshot ${snapshot.name}`}
        sub={
          snapshot.gaps === 0
            ? `${counted(snapshot.resources, "resource")} seen. Nothing that was asked for stayed unseen.`
            : `${counted(snapshot.resources, "resource")} in the snapshot. ${counted(snapshot.gaps, "gap")} of ${counted(causes, "cause")}. Nothing here counts as pass.`
        }
      >
        {policy === null || statement === null ? null : (
          <CopyButton
            text={policy}
            label={`Copy one policy for ${statement.Action.length === 1 ? "the action" : `all ${statement.Action.length} actions`}`}
            what="that would close the gaps"
          />
        )}
        <a className="btn" href={accountApiPath(account.name, "bundle", { at: snapshot.name })} download>
          Export bundle
        </a>
        <Link className="btn" href={accountPath(account.name, "inventory", { at: snapshot.name })}>
          Show inventory
        </Link>
      </PageHead>
      <div className="cols">
        <div className="stack">
          {ours.length === 0 ? (
            <Empty title="0 gaps">
              <p className="t2">Every call of this snapshot was answered.</p>
            </Empty>
          ) : (
            ours.map((group) => <GapGroupNotice key={group.reason} group={group} />)
          )}
          {disabled.map((cause) => (
            <p key={cause.regions.join()} className="t3">
              {counted(cause.regions.length, "region")} not enabled in this account, so nothing can be in them:{" "}
              {cause.regions.join(", ")}.
            </p>
          ))}
        </div>
        <aside>
          <SnapshotFacts snapshot={snapshot} />
          <GapsByReason groups={report.groups} />
          <Since report={report} />
          <SnapshotAudit audit={audit} />
          <Section title="Resources by type" note={counted(snapshot.types.length, "type")}>
            <ul className="counts">
              {snapshot.types.map((type) => (
                <li key={type.type}>
                  <Link
                    href={accountPath(account.name, "inventory", { at: snapshot.name, type: type.type })}
                    prefetch={false}
                  >
                    {type.title}
                  </Link>
                  <span className="t3">{count(type.resources)}</span>
                </li>
              ))}
            </ul>
          </Section>
        </aside>
      </div>
      <Calls services={services} />
    </>
  );
}

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { count, counted, dateTime, day } from "@/components/format";
import { Brand } from "@/components/frame/brand";
import { ThemeToggle } from "@/components/frame/theme-toggle";
import { NotSeenGlyph } from "@/components/ui/glyphs";
import type { AccountView } from "@/lib/operations/accounts/views";
import type { SnapshotDetail } from "@/lib/operations/snapshots/views";
import { accountPath } from "@/lib/web/links";
import { scopeWords } from "@/lib/web/scope-params";
import { param, type SearchParams } from "@/lib/web/view-params";
import { accountOf, snapshotAt } from "../loaders";
import { AccountNav } from "./account-nav";
import { ScanNow } from "./scan-now";

type BarProps = {
  account: string;
  /** Path below the account: `["snapshots", "S5"]`. */
  page: string[];
  query: SearchParams;
};

/** Header and navigation of an account's page: account, date with zone, snapshot, gaps, and the way to a new scan. */
export async function AccountBar({ account, page, query }: BarProps) {
  const view = await accountOf(account);
  const snapshot = await shown(view, page, query);
  return (
    <>
      <header className="topbar">
        <Brand />
        <Link
          className="pick"
          href={accountPath(view.name, "", { at: snapshot?.name })}
          prefetch={false}
          title={view.name}
        >
          <b>{view.name}</b>
          {view.awsAccountId === null ? null : <code className="t3 hide-md">{view.awsAccountId}</code>}
        </Link>
        <span className="sep hide-sm" />
        {snapshot === null ? <Unscanned account={view} /> : <At snapshot={snapshot} page={page} query={query} />}
        {snapshot === null ? null : <Gaps snapshot={snapshot} />}
        <div className="grow" />
        <ThemeToggle />
        <ScanNow
          account={view.name}
          scope={scopeWords(view.scope)}
          active={
            view.activeScan && {
              name: view.activeScan.name,
              status: view.activeScan.status,
              href: accountPath(view.name, `scans/${view.activeScan.name}`, { at: param(query, "at") }),
            }
          }
        />
      </header>
      <AccountNav account={view.name} current={page} snapshot={snapshot} />
    </>
  );
}

/**
 * The snapshot that the page below shows; null before the first. The newest where the page shows none: for a scan
 * without a snapshot, and for a snapshot that does not exist, which the page says.
 */
async function shown(account: AccountView, page: string[], query: SearchParams): Promise<SnapshotDetail | null> {
  const [section, name] = page;
  if (account.newestSnapshot === null) return null;
  const at = section === "snapshots" && name !== undefined ? name : (param(query, "at") ?? "latest");
  return snapshotAt(account.name, at).catch(() => snapshotAt(account.name, "latest"));
}

function Unscanned({ account }: { account: AccountView }) {
  return (
    <span className="at">
      <span className="t3">
        {account.activeScan === null ? "never scanned" : `first scan ${account.activeScan.status}`}
      </span>
    </span>
  );
}

function At({ snapshot, page, query }: { snapshot: SnapshotDetail; page: string[]; query: SearchParams }) {
  const [section, name] = page;
  const link = (at: string) => {
    if (section === "snapshots" && name !== undefined) return accountPath(snapshot.account, `snapshots/${at}`);
    if (section === "scans") return accountPath(snapshot.account, "inventory", { at });
    const kept = Object.fromEntries(Object.keys(query).map((key) => [key, param(query, key)]));
    // A position in a list belongs to its snapshot.
    return accountPath(snapshot.account, page.join("/"), { ...kept, at, after: undefined });
  };
  const taken = snapshot.finishedAt;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links.
    <div className="at" role="group" aria-label="Snapshot shown">
      <Step to={snapshot.previous && link(snapshot.previous)} label="Older snapshot">
        <ChevronLeft className="i" aria-hidden="true" />
      </Step>
      <Link
        href={accountPath(snapshot.account, "snapshots", { at: snapshot.name })}
        prefetch={false}
        title={taken === null ? "" : `The scan finished at ${taken}`}
      >
        {taken === null ? null : (
          <>
            <span className="hide-sm">
              <span className="t3">as of</span> {dateTime(taken)}
            </span>
            <span className="only-sm">{day(taken)}</span>
          </>
        )}
        <code className="t3">{snapshot.name}</code>
      </Link>
      <Step to={snapshot.next && link(snapshot.next)} label="Newer snapshot">
        <ChevronRight className="i" aria-hidden="true" />
      </Step>
    </div>
  );
}

function Step({
  to,
  label,
  children,
}: {
  to: ReturnType<typeof accountPath> | "" | null;
  label: string;
  children: React.ReactNode;
}) {
  if (to === null || to === "") return <span className="step-at">{children}</span>;
  return (
    <Link className="step-at" href={to} prefetch={false} aria-label={label} title={label}>
      {children}
    </Link>
  );
}

function Gaps({ snapshot }: { snapshot: SnapshotDetail }) {
  if (snapshot.gaps === 0) return <span className="t3 hide-sm">all seen</span>;
  return (
    <Link
      className="st not-seen"
      href={accountPath(snapshot.account, `snapshots/${snapshot.name}`)}
      prefetch={false}
      title="What this snapshot could not see"
    >
      <NotSeenGlyph />
      <span>
        <span className="hide-sm">{counted(snapshot.gaps, "gap")}</span>
        <span className="only-sm">
          {count(snapshot.gaps)}
          <span className="sr"> gaps</span>
        </span>
      </span>
    </Link>
  );
}

import Link from "next/link";
import { accountPages } from "@/app/frame/account-pages";
import { CommandMenu } from "@/app/frame/command-menu";
import type { CommandPlace } from "@/app/frame/commands";
import { NavButton } from "@/app/frame/nav-sheet";
import { counted } from "@/components/format";
import { Brand } from "@/components/frame/brand";
import { ThemeToggle } from "@/components/frame/theme-toggle";
import { NotSeenGlyph } from "@/components/ui/glyphs";
import type { AccountView } from "@/lib/operations/accounts/views";
import { getAuditFigures } from "@/lib/operations/findings/get-audit-figures";
import type { SnapshotDetail } from "@/lib/operations/snapshots/views";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { scopeWords } from "@/lib/web/scope-params";
import { viewAt } from "@/lib/web/view-at";
import { param, type SearchParams } from "@/lib/web/view-params";
import { accountOf, allAccounts, snapshotAt } from "../loaders";
import { AccountNav } from "./account-nav";
import { AccountSwitch } from "./account-switch";
import { AsOf } from "./as-of";
import { scanBlocked } from "./scan-blocked";
import { ScanNow } from "./scan-now";
import { SnapshotPicker } from "./snapshot-picker";
import { takenSnapshots } from "./taken-snapshots";

type BarProps = {
  account: string;
  /** Path below the account: `["snapshots", "S5"]`. */
  page: string[];
  query: SearchParams;
};

/** Header and navigation of an account's page: account, date with zone, snapshot, gaps, and the way to everywhere else. */
export async function AccountBar({ account: name, page, query }: BarProps) {
  const account = await accountOf(name);
  const seen = shown(account, page, query);
  const [snapshot, audit, taken, accounts] = await Promise.all([
    seen,
    seen.then((at) => at && load(getAuditFigures, { account: account.name, at: at.name })),
    takenSnapshots(account.name),
    allAccounts(),
  ]);
  const view = { account: account.name, page, query };
  const groups = accountPages(account.name, page, snapshot, taken.length, audit);
  const place: CommandPlace = {
    accounts: accounts.map((each) => ({ name: each.name, label: each.label, href: accountPath(each.name, "") })),
    account: {
      view,
      at: snapshot?.name ?? null,
      pages: groups.flatMap(({ pages }) => pages.map(({ title, icon, href, key }) => ({ title, icon, href, key }))),
      taken,
      older: snapshot?.previous == null ? null : viewAt(view, snapshot.previous),
      newer: snapshot?.next == null ? null : viewAt(view, snapshot.next),
      scanBlocked: scanBlocked(account),
    },
  };
  const scanNow = (
    <ScanNow
      account={account.name}
      scope={scopeWords(account.scope)}
      blocked={scanBlocked(account)}
      active={
        account.activeScan && {
          name: account.activeScan.name,
          status: account.activeScan.status,
          href: accountPath(account.name, `scans/${account.activeScan.name}`, { at: param(query, "at") }),
        }
      }
    />
  );
  return (
    <>
      <header className="topbar">
        <Brand />
        <AccountSwitch account={account} accounts={accounts} />
        <span className="sep hide-sm" />
        {snapshot === null ? (
          <Unscanned account={account} />
        ) : (
          <>
            <SnapshotPicker snapshot={snapshot} taken={taken} view={view} />
            <Gaps snapshot={snapshot} />
          </>
        )}
        <div className="grow" />
        <CommandMenu place={place} />
        <ThemeToggle className="hide-sm" />
        <div className="hide-sm">{scanNow}</div>
        <NavButton />
      </header>
      <AccountNav groups={groups}>
        {scanNow}
        <ThemeToggle />
      </AccountNav>
      {snapshot === null ? null : <AsOf account={account} snapshot={snapshot} view={view} />}
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

function Gaps({ snapshot }: { snapshot: SnapshotDetail }) {
  if (snapshot.gaps === 0) return <span className="t3 hide-sm all-seen">all seen</span>;
  return (
    <Link
      className="st not-seen hide-sm"
      href={accountPath(snapshot.account, `snapshots/${snapshot.name}`)}
      prefetch={false}
      title="What this snapshot could not see"
    >
      <NotSeenGlyph />
      <span>{counted(snapshot.gaps, "gap")}</span>
    </Link>
  );
}

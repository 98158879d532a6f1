import type { Route } from "next";
import Link from "next/link";
import { count } from "@/components/format";
import { AccountLabel } from "@/components/ui/account-label";
import { DateTime } from "@/components/ui/date-time";
import { Empty, PageHead } from "@/components/ui/page-head";
import { NotSeen, Status } from "@/components/ui/status";
import { listAccounts } from "@/lib/operations/accounts/list-accounts";
import type { AccountView } from "@/lib/operations/accounts/views";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { ImportBundle } from "../import-bundle";
import { SampleForm } from "../sample-form";
import { wayIn } from "./way-in";

export const metadata = { title: "Accounts" };

/** Every named connection, with what it last saw and what to do with it next. */
export default async function Accounts() {
  const accounts = await load(listAccounts, {});
  const hasSample = accounts.some(({ label }) => label === "sample");
  return (
    <>
      <PageHead
        title="Accounts"
        sub="Each is a name for an AWS account: one with a way in can be scanned, one from bundles can be looked at."
      >
        <Link className="btn quiet" href="/verify" prefetch={false}>
          Verify a file
        </Link>
        <Link className="btn primary" href="/accounts/new">
          Connect an AWS account
        </Link>
      </PageHead>
      {accounts.length === 0 ? (
        <Empty title="No account is connected">
          <p className="t2">Connect one here, or run a scan on the command line.</p>
        </Empty>
      ) : (
        <div className="tbl-wrap">
          <table className="tbl cards">
            <caption>Connected accounts</caption>
            <colgroup>
              <col />
              <col style={{ width: 120 }} />
              <col className="p2" style={{ width: 190 }} />
              <col style={{ width: 250 }} />
              <col style={{ width: 90 }} />
              <col style={{ width: 110 }} />
              <col style={{ width: 170 }} />
            </colgroup>
            <thead>
              <tr>
                <th>Name</th>
                <th>AWS account</th>
                <th className="p2">Way in</th>
                <th>Newest snapshot</th>
                <th className="num">Resources</th>
                <th>Gaps</th>
                <th>Next</th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <Row key={account.name} account={account} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="stack" style={{ gap: 4, paddingTop: 16 }}>
        <details className="disclosure">
          <summary>Import a bundle</summary>
          <div className="stack" style={{ gap: 12, padding: "8px 0 12px" }}>
            <p className="prose t2">
              A snapshot that another Bearings wrote to a file. Its account is fed by bundles and cannot be scanned from
              here.
            </p>
            <ImportBundle />
          </div>
        </details>
        {hasSample ? null : (
          <details className="disclosure">
            <summary>Look at the sample</summary>
            <div className="stack" style={{ gap: 12, padding: "8px 0 12px" }}>
              <p className="prose t2">
                A company&apos;s account that somebody else built and nobody wrote down, marked{" "}
                <AccountLabel label="sample" /> on every page. It needs no AWS account.
              </p>
              <SampleForm />
            </div>
          </details>
        )}
      </div>
    </>
  );
}

function Row({ account }: { account: AccountView }) {
  const { name, label, newestSnapshot: newest, activeScan } = account;
  const next = nextOf(account);
  return (
    <tr>
      <td>
        <Link className="name" href={accountPath(name, "")} prefetch={false}>
          {name}
        </Link>{" "}
        <AccountLabel label={label} />
      </td>
      <td className="id">{account.awsAccountId ?? <span className="t3">not known yet</span>}</td>
      <td className="p2" data-l="way in" title={wayIn(account.connection)}>
        {wayIn(account.connection)}
      </td>
      <td>
        {newest === null ? (
          <span className="t3">{activeScan === null ? "never scanned" : "none yet"}</span>
        ) : (
          <>
            {newest.name} {newest.finishedAt === null ? null : <DateTime iso={newest.finishedAt} />}
          </>
        )}
      </td>
      <td className="num" data-l="resources">
        {newest === null ? <span className="t3">–</span> : count(newest.resources)}
      </td>
      <td data-l="gaps">
        {newest === null ? <span className="t3">–</span> : null}
        {newest !== null && newest.gaps > 0 ? <NotSeen>{count(newest.gaps)}</NotSeen> : null}
        {newest !== null && newest.gaps === 0 ? <Status kind="pass">all seen</Status> : null}
      </td>
      <td>
        <Link href={next.href} prefetch={false} aria-label={`${next.words}: ${name}`}>
          {next.words}
        </Link>
      </td>
    </tr>
  );
}

/** The one thing that comes next: a scan that runs, the first one, what stayed unseen, else what there is. */
function nextOf({ name, activeScan, newestSnapshot, connection }: AccountView): { words: string; href: Route } {
  if (activeScan !== null) {
    const words = `${activeScan.name} is ${activeScan.status}`;
    return { words, href: accountPath(name, `scans/${activeScan.name}`) };
  }
  if (newestSnapshot === null) return { words: "Start first scan", href: accountPath(name, "") };
  // Nobody here can close the gaps of a bundle.
  if (newestSnapshot.gaps > 0 && connection.credentials.kind !== "imported") {
    return { words: "Look at the gaps", href: accountPath(name, `snapshots/${newestSnapshot.name}`) };
  }
  return { words: "Show inventory", href: accountPath(name, "inventory", { at: newestSnapshot.name }) };
}

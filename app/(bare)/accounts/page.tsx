import Link from "next/link";
import { count, dateTime } from "@/components/format";
import { AccountLabel } from "@/components/ui/account-label";
import { Empty, PageHead } from "@/components/ui/page-head";
import { NotSeen, Status } from "@/components/ui/status";
import { listAccounts } from "@/lib/operations/accounts/list-accounts";
import type { AccountView } from "@/lib/operations/accounts/views";
import { accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { ImportBundle } from "../import-bundle";
import { wayIn } from "./way-in";

export const metadata = { title: "Accounts" };

/** Every named connection, with what it last saw. */
export default async function Accounts() {
  const accounts = await load(listAccounts, {});
  return (
    <>
      <PageHead title="Accounts" sub="Each is a named way into an AWS account. Two of them may lead to the same one.">
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
              <col style={{ width: 130 }} />
              <col className="p2" style={{ width: 240 }} />
              <col style={{ width: 250 }} />
              <col style={{ width: 100 }} />
              <col style={{ width: 120 }} />
            </colgroup>
            <thead>
              <tr>
                <th>Name</th>
                <th>AWS account</th>
                <th className="p2">Way in</th>
                <th>Newest snapshot</th>
                <th className="num">Resources</th>
                <th>Gaps</th>
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
      <details className="disclosure">
        <summary>Import a bundle</summary>
        <div className="stack" style={{ gap: 12, paddingTop: 8 }}>
          <p className="prose t2">
            A snapshot that another Bearings wrote to a file. Its account is fed by bundles and cannot be scanned from
            here.
          </p>
          <ImportBundle />
        </div>
      </details>
    </>
  );
}

function Row({ account }: { account: AccountView }) {
  const { name, newestSnapshot: newest, activeScan } = account;
  return (
    <tr>
      <td>
        <Link className="name" href={accountPath(name, "")} prefetch={false}>
          {name}
        </Link>{" "}
        <AccountLabel label={account.label} />
      </td>
      <td className="id">{account.awsAccountId ?? <span className="t3">not known yet</span>}</td>
      <td className="p2" data-l="way in" title={wayIn(account.connection)}>
        {wayIn(account.connection)}
      </td>
      <td>
        {activeScan === null ? null : (
          <Link href={accountPath(name, `scans/${activeScan.name}`)} prefetch={false}>
            {activeScan.name} {activeScan.status}
          </Link>
        )}
        {newest === null && activeScan === null ? <span className="t3">never scanned</span> : null}
        {newest === null || activeScan !== null ? null : (
          <span title={newest.finishedAt ?? undefined}>
            {newest.name} · {newest.finishedAt === null ? "" : dateTime(newest.finishedAt)}
          </span>
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
    </tr>
  );
}

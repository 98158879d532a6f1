import Link from "next/link";
import { redirect } from "next/navigation";
import { Command } from "@/components/ui/code";
import { listAccounts } from "@/lib/operations/accounts/list-accounts";
import { load } from "@/lib/web/load";

export const metadata = { title: "Welcome" };

/** First visit: the ways in. Whoever has an account is sent on to it. */
export default async function Welcome() {
  const accounts = await load(listAccounts, {});
  if (accounts.length > 0) redirect("/accounts");
  return (
    <div className="welcome stack" style={{ gap: 24 }}>
      <div className="stack" style={{ gap: 6 }}>
        <h1>Take your bearings in an AWS account</h1>
        <p className="prose t2">
          Bearings reads an account, keeps what it saw under a date, and says what it could not see. It never changes
          anything.
        </p>
      </div>
      <section className="empty" style={{ maxWidth: 620 }}>
        <h2>Connect an AWS account</h2>
        <p className="t2">
          You need a profile that can already read, or permission to create one read-only role. Keys are never stored.
        </p>
        <dl className="kv">
          <dt>Calls</dt>
          <dd>reads only, as the policy on the next page lists them</dd>
          <dt>Leaves this machine</dt>
          <dd>only the calls to AWS</dd>
        </dl>
        <Link className="btn primary" href="/accounts/new">
          Connect an AWS account
        </Link>
      </section>
      <section className="stack" style={{ gap: 8, maxWidth: 620 }}>
        <h2>From a terminal instead</h2>
        <Command text="npx bearings scan --account prod --profile my-profile" />
        <p className="t3">The snapshot appears here when the scan is done.</p>
      </section>
    </div>
  );
}

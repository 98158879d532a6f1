import Link from "next/link";
import { redirect } from "next/navigation";
import { count, counted } from "@/components/format";
import { Command } from "@/components/ui/code";
import { listAccounts } from "@/lib/operations/accounts/list-accounts";
import { getReach } from "@/lib/operations/permissions/get-reach";
import { programVersion } from "@/lib/operations/system/program-version";
import { load } from "@/lib/web/load";
import { ImportBundle } from "./import-bundle";
import { SampleForm } from "./sample-form";

export const metadata = { title: "Welcome" };

/** First visit: the ways in. Whoever has an account is sent on to it. */
export default async function Welcome() {
  const accounts = await load(listAccounts, {});
  if (accounts.length > 0) redirect("/accounts");
  const { services, operations } = await load(getReach, {});
  return (
    <div className="welcome stack" style={{ gap: 24 }}>
      <div className="stack" style={{ gap: 6 }}>
        <h1>Take your bearings in an AWS account</h1>
        <p className="prose t2">
          Bearings reads an account, keeps what it saw under a date, and says what it could not see. It never changes
          anything.
        </p>
      </div>
      <div className="doors">
        <section>
          <h2>Connect an account</h2>
          <p className="t2">You need permission to create one read-only role, or a profile that can already read.</p>
          <dl className="kv">
            <dt>Calls</dt>
            <dd>
              {count(operations)} operations of {counted(services, "service")}, all reads.{" "}
              <Link href="/accounts/new">List them</Link>
            </dd>
            <dt>First scan</dt>
            <dd>you see it go, and may leave the page</dd>
            <dt>Leaves this machine</dt>
            <dd>only the calls to AWS</dd>
          </dl>
          <Link className="btn primary" href="/accounts/new">
            Connect an AWS account
          </Link>
        </section>
        <section>
          <h2>Look at the sample</h2>
          <p className="t2">A company's account that somebody else built and nobody wrote down, over several dates.</p>
          <dl className="kv">
            <dt>Needs</dt>
            <dd>no AWS account, no keys, no network</dd>
            <dt>Holds</dt>
            <dd>snapshots with changes and gaps, as a scan stores them</dd>
            <dt>Label</dt>
            <dd>
              marked <span className="acct-label">sample</span> on every page
            </dd>
          </dl>
          <SampleForm />
        </section>
      </div>
      <div className="two welcome-more">
        <section className="stack" style={{ gap: 6 }}>
          <h2 className="minor">What it reads</h2>
          <p className="t2">
            Settings, tags and states of resources, policies, and who may do what. What it cannot read is named, with
            what would help.
          </p>
        </section>
        <section className="stack" style={{ gap: 6 }}>
          <h2 className="minor">What it never does</h2>
          <p className="t2">
            Change anything. Read objects, rows, messages, log lines or values of secrets. Keep user data, values of
            environment variables or keys.
          </p>
        </section>
      </div>
      <section className="stack" style={{ gap: 8, maxWidth: 620 }}>
        <h2 className="minor">From a terminal instead</h2>
        <Command text="npx bearings scan --profile my-profile --account prod" />
        <Command text="npx bearings bundle import prod-S5.bearings" />
        <p className="t3 xs">The snapshots appear here when the command is done.</p>
      </section>
      <details className="disclosure">
        <summary>Import a bundle</summary>
        <div className="stack" style={{ gap: 12, paddingTop: 8 }}>
          <p className="prose t2">A snapshot that another Bearings wrote to a file.</p>
          <ImportBundle />
        </div>
      </details>
      <p className="t3 xs">This machine only. Version {programVersion()}.</p>
    </div>
  );
}

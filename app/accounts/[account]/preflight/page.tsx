import Link from "next/link";
import { Suspense } from "react";
import { Command } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import { Empty, PageHead, Section } from "@/components/ui/page-head";
import { listServices } from "@/lib/operations/snapshots/list-services";
import type { ScanScope } from "@/lib/operations/snapshots/views";
import { load } from "@/lib/web/load";
import { beginPreflight } from "@/lib/web/preflight-run";
import { scopeParams, scopeQuery } from "@/lib/web/scope-params";
import { accountOf } from "../loaders";
import { StartScan } from "../start-scan";
import { Found } from "./found";

/** Title of the browser's tab. */
export async function generateMetadata({ params }: PageProps<"/accounts/[account]/preflight">) {
  return { title: `Pre-flight · ${(await params).account}` };
}

/**
 * What a scan will call and where, and what this way in may not call, tried while the page loads: each part appears
 * when it is known. The choice of regions and services stands in the address; without one it is that of the last scan.
 */
export default async function PreflightPage({ params, searchParams }: PageProps<"/accounts/[account]/preflight">) {
  const account = await accountOf((await params).account);
  if (account.connection.credentials.kind === "imported") return <NoWayIn />;
  const scope = scopeParams(await searchParams) ?? account.scope;
  const services = await load(listServices, {});
  const run = beginPreflight(account.name, scope);
  return (
    <>
      <PageHead
        title="Pre-flight"
        sub="What a scan will call, and whether this way in may call it. Takes seconds; nothing of it is kept."
      >
        <form>
          <ScopeInputs scope={scope} />
          <button type="submit" className="btn">
            Test again
          </button>
        </form>
        <StartScan
          account={account.name}
          label={account.newestSnapshot === null ? "Start first scan" : "Start this scan"}
          scope={scope}
          primary
        />
      </PageHead>
      <noscript>
        <Notice kind="info">
          <p>What the test finds is shown by a script. The same on the command line:</p>
          <Command text={`npx bearings preflight --account ${account.name}`} />
        </Notice>
      </noscript>
      <Suspense fallback={<Waiting />}>
        <Found run={run} scope={scope} services={services} />
      </Suspense>
    </>
  );
}

function NoWayIn() {
  return (
    <>
      <PageHead title="Pre-flight" sub="What a scan would call, and whether a way in may call it." />
      <Empty title="There is no way in to try">
        <p className="t2">
          The snapshots of this account are imported. To scan the same AWS account, connect it under another name.
        </p>
        <Link className="btn" href="/accounts/new">
          Connect an AWS account
        </Link>
      </Empty>
    </>
  );
}

function ScopeInputs({ scope }: { scope: ScanScope }) {
  return Object.entries(scopeQuery(scope)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function Waiting() {
  return (
    <Section title="Way in">
      <p className="t3" style={{ paddingTop: 8 }} role="status">
        Signing in and asking for the regions.
      </p>
    </Section>
  );
}

import { randomBytes } from "node:crypto";
import type { Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PageHead, Section } from "@/components/ui/page-head";
import { listServices } from "@/lib/operations/snapshots/list-services";
import { load } from "@/lib/web/load";
import { scopeParams, scopeQuery } from "@/lib/web/scope-params";
import { param } from "@/lib/web/view-params";
import { ConnectForm } from "./connect-form";
import { Role } from "./role";

export const metadata = { title: "Connect an account" };

/** Connects an AWS account: way in, the role that the way in needs, a test, and what comes next. */
export default async function ConnectAccount({ searchParams }: PageProps<"/accounts/new">) {
  const query = await searchParams;
  const scope = scopeParams(query);
  const externalId = param(query, "externalId");
  const principal = param(query, "principal")?.trim() ?? "";
  const kept = scope === null ? {} : scopeQuery(scope);
  // The external id is part of the address: the role made with it and the form have the same one, also tomorrow.
  if (externalId === undefined) {
    const fresh = new URLSearchParams({ ...kept, principal, externalId: `brg-${randomBytes(9).toString("hex")}` });
    redirect(`/accounts/new?${fresh}` as Route);
  }
  const given = { externalId, ...(scope ?? { regions: [], services: [] }) };
  return (
    <>
      <PageHead title="Connect an account" sub="Bearings reads with the way in that you name, and stores no keys.">
        <Link className="btn quiet" href="/accounts">
          Back
        </Link>
      </PageHead>
      <div className="conn">
        <Section title="1. Way in">
          <ConnectForm given={given} services={await load(listServices, {})} />
        </Section>
        <Section title="2. Role" note="create it once, in any of these forms">
          <Role trust={{ principal, externalId }} kept={{ ...kept, externalId }} />
        </Section>
      </div>
    </>
  );
}

import Link from "next/link";
import { counted } from "@/components/format";
import { Empty, PageHead, Section } from "@/components/ui/page-head";
import { listDecisions } from "@/lib/operations/decisions/list-decisions";
import { listChecks } from "@/lib/operations/findings/list-checks";
import { accountApiPath, accountPath } from "@/lib/web/links";
import { load } from "@/lib/web/load";
import { accountOf } from "../loaders";
import { NothingYet } from "../nothing-yet";
import { datedTitle } from "../title";
import { AttestationLine, ExceptionLine } from "./decision-lines";
import { ImportForm, WideExceptionForm } from "./forms";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/decisions">) {
  return datedTitle("Exceptions", (await params).account, searchParams);
}

/** What people decided about findings: exceptions and attestations, who, when, and whether they still hold. */
export default async function Decisions({ params }: PageProps<"/accounts/[account]/decisions">) {
  const account = await accountOf((await params).account);
  if (account.newestSnapshot === null) return <NothingYet account={account} />;
  const [{ exceptions, attestations, at }, checks] = await Promise.all([
    load(listDecisions, { account: account.name }),
    load(listChecks, {}),
  ]);
  const holding = (all: readonly { state: string }[]) => all.filter(({ state }) => state === "holds").length;
  return (
    <div className="decisions">
      <PageHead
        title="Exceptions and attestations"
        sub={`${counted(holding(exceptions), "exception")} and ${counted(holding(attestations), "attestation")} hold in ${at}. What they cover is counted apart, never as a pass.`}
      >
        <a className="btn" href={accountApiPath(account.name, "exceptions")} download>
          Export exceptions
        </a>
      </PageHead>
      <Section title="Exceptions" note="failures that somebody answers for, until a day">
        {exceptions.length === 0 ? (
          <Empty title="Nothing is excused">
            <p>
              Open a <Link href={accountPath(account.name, "findings", { status: "fail" })}>finding that fails</Link>{" "}
              and except it there, with a reason, an owner and an end. Or excuse many at once below.
            </p>
          </Empty>
        ) : (
          <ul className="lines">
            {exceptions.map((one) => (
              <ExceptionLine key={one.id} account={account.name} one={one} />
            ))}
          </ul>
        )}
        <details className="disclosure">
          <summary>Except many at once</summary>
          <WideExceptionForm account={account.name} checks={checks} />
        </details>
        <details className="disclosure">
          <summary>Import from another account</summary>
          <ImportForm account={account.name} />
        </details>
      </Section>
      <Section title="Attestations" note="what a person made sure of where no call can tell">
        {attestations.length === 0 ? (
          <Empty title="Nothing is attested">
            <p>
              Open a{" "}
              <Link href={accountPath(account.name, "findings", { status: "manual" })}>
                finding that a person has to decide
              </Link>{" "}
              and say there what you made sure of.
            </p>
          </Empty>
        ) : (
          <ul className="lines">
            {attestations.map((one) => (
              <AttestationLine key={one.id} account={account.name} one={one} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

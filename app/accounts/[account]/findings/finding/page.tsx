import Link from "next/link";
import { redirect } from "next/navigation";
import { accountPath } from "@/lib/web/links";
import { missing } from "@/lib/web/missing";
import { param } from "@/lib/web/view-params";
import { accountOf, snapshotAt } from "../../loaders";
import { datedTitle } from "../../title";
import { DecisionPart, FixPart, FoundPart, HistoryPart, OthersPart } from "../finding-body";
import { FindingTitle } from "../finding-head";
import { findingPath } from "../finding-links";
import { findingAt } from "../finding-loader";
import type { FindingPlaceView } from "../finding-view";

/** Title of the browser's tab. */
export async function generateMetadata({ params, searchParams }: PageProps<"/accounts/[account]/findings/finding">) {
  const { account } = await params;
  const query = await searchParams;
  const [check, subject, at] = [param(query, "check"), param(query, "subject"), param(query, "at")];
  if (check === undefined || subject === undefined || at === undefined)
    return datedTitle("Finding", account, searchParams);
  // What cannot be read is said by the page.
  const found = await findingAt(account, at, check, subject).catch(() => null);
  const title = found?.found ? `${found.finding.name}: ${found.finding.checkTitle}` : "Finding";
  return datedTitle(title, account, searchParams);
}

/** Everything known of one finding at one date, on a page of its own. */
export default async function Finding({ params, searchParams }: PageProps<"/accounts/[account]/findings/finding">) {
  const account = await accountOf((await params).account);
  const query = await searchParams;
  const [check, subject, at] = [param(query, "check"), param(query, "subject"), param(query, "at")];
  if (check === undefined || subject === undefined)
    missing("The address names no finding: its check or its subject is missing.");
  if (account.newestSnapshot === null) missing(`"${account.name}" has no snapshot yet: scan it first.`);
  if (at === undefined) redirect(findingPath(account.name, account.newestSnapshot.name, { check, subject }));
  const [found, snapshot] = await Promise.all([
    findingAt(account.name, at, check, subject),
    snapshotAt(account.name, at),
  ]);
  if (!found.found) missing(found.why);
  const { finding } = found;
  const view: FindingPlaceView = {
    ...{ account: account.name, at: finding.at, place: "page" },
    hrefTo: (key) => findingPath(account.name, finding.at, key),
  };
  const part = { view, finding, readAt: snapshot.finishedAt };
  return (
    <article className="res">
      <div className="res-head">
        <div className="bar">
          <span className="grow">
            <Link
              href={accountPath(account.name, "findings", { at: finding.at, check, group: "none" })}
              prefetch={false}
            >
              All findings of this check
            </Link>
          </span>
          <Link
            className="btn quiet"
            href={accountPath(account.name, "findings", { at: finding.at, open: `${check}|${subject}` })}
            prefetch={false}
          >
            Open beside the findings
          </Link>
        </div>
        <FindingTitle view={view} finding={finding} />
      </div>
      <div className="res-body finding-page">
        <div className="what">
          <FoundPart {...part} />
          <FixPart {...part} />
          <HistoryPart {...part} />
        </div>
        <div className="more">
          <DecisionPart {...part} />
          <OthersPart {...part} />
        </div>
      </div>
    </article>
  );
}

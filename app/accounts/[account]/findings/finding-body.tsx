import Link from "next/link";
import { count } from "@/components/format";
import { OutcomeMark, SeverityMark } from "@/components/ui/verdict";
import type { FindingDetailView } from "@/lib/operations/findings/views";
import { accountPath } from "@/lib/web/links";
import { Block } from "../resources/resource-view";
import { DecisionPanel } from "./decision-panel";
import { FindingControls } from "./finding-controls";
import { FindingEvidence } from "./finding-evidence";
import { FindingFix } from "./finding-fix";
import { FindingHistory } from "./finding-history";
import { FindingMissing } from "./finding-missing";
import type { FindingPlaceView } from "./finding-view";
import { outcomeOf } from "./finding-words";

export type FindingPartProps = { view: FindingPlaceView; finding: FindingDetailView; readAt: string | null };

/** What was found, what decided it, what is missing, and why it matters. */
export function FoundPart({ view, finding, readAt }: FindingPartProps) {
  const { reason, missing, facts, risk, status } = finding;
  return (
    <>
      <p className="prose brk found">{reason}</p>
      <FindingMissing missing={missing} />
      {facts.length === 0 && missing.length > 0 ? null : (
        <Block view={view} title="What decided it">
          <FindingEvidence view={view} finding={finding} readAt={readAt} />
        </Block>
      )}
      {risk === "" ? null : (
        <Block view={view} title={status === "fail" ? "Why it matters" : "What the check guards against"}>
          <p className="prose">{risk}</p>
        </Block>
      )}
    </>
  );
}

/** How it is put right. */
export function FixPart({ view, finding }: FindingPartProps) {
  const { fix, status } = finding;
  if (status === "pass" || status === "not_applicable") return null;
  return (
    <Block view={view} title="Fix">
      <FindingFix fix={fix} />
    </Block>
  );
}

/** What people decided of it, and which controls it answers. */
export function DecisionPart({ view, finding }: FindingPartProps) {
  return (
    <>
      <Block view={view} title="Decision">
        <DecisionPanel finding={finding} />
      </Block>
      <Block view={view} title="Controls">
        <FindingControls view={view} finding={finding} />
      </Block>
    </>
  );
}

/** Findings of other checks on the same resource, failures first. */
export function OthersPart({ view, finding }: FindingPartProps) {
  const { arn, others } = finding;
  return (
    <Block
      view={view}
      title="Other findings on this resource"
      note={others.length === 0 ? undefined : count(others.length)}
      act={
        arn === null || others.length === 0 ? undefined : (
          <Link href={accountPath(view.account, "findings", { at: view.at, arn, group: "none" })} prefetch={false}>
            all in the list
          </Link>
        )
      }
    >
      {others.length === 0 ? (
        <p className="t3">{arn === null ? "It is of no single resource." : "No other check judges this resource."}</p>
      ) : (
        <ul className="lines others">
          {others.map((other) => (
            <li key={`${other.check} ${other.subject}`}>
              <span className="row between">
                <Link href={view.hrefTo(other)} prefetch={false} scroll={view.place === "page"}>
                  {other.checkTitle}
                </Link>
                <span className="row">
                  {outcomeOf(other) === "fail" ? <SeverityMark of={other.severity} /> : null}
                  <OutcomeMark of={outcomeOf(other)} />
                </span>
              </span>
              <span className="t3 xs brk">{other.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

/** What the check said of it through all snapshots. */
export function HistoryPart({ view, finding }: FindingPartProps) {
  const { history } = finding;
  return (
    <Block view={view} title="History" note={history.length === 1 ? "1 state" : `${count(history.length)} states`}>
      <FindingHistory view={view} finding={finding} />
    </Block>
  );
}

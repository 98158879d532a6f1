import Link from "next/link";
import { count, counted } from "@/components/format";
import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/page-head";
import { Status } from "@/components/ui/status";
import { reasonTag, reasonWords } from "@/lib/model/gap-words";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";

/** What the snapshot could not see, and the one action that helps most. */
export function Unseen({ week }: { week: FirstWeek }) {
  const { account, at, gaps, coverage, leftOut } = week;
  const link = accountPath(account, `snapshots/${at}`);
  return (
    <Section
      title="Not seen"
      act={
        <Link className="xs" href={link} prefetch={false}>
          {gaps.count === 0 ? "Facts of the snapshot" : gaps.count === 1 ? "The gap" : `All ${count(gaps.count)} gaps`}
        </Link>
      }
    >
      <p className="part">
        {count(coverage.seen)} of {counted(coverage.listings, "list")} seen to the end.
      </p>
      {gaps.count === 0 ? (
        <p>
          <Status kind="pass">all seen</Status> Every call of this snapshot was answered.
        </p>
      ) : (
        <article className="gap">
          <div className="edge" />
          <div className="in">
            <h3>
              {counted(gaps.count, "gap")}:{" "}
              {gaps.reasons.map(({ reason, gaps: some }) => `${count(some)} ${reasonTag(reason)}`).join(", ")}
            </h3>
            <Action gaps={gaps} />
          </div>
        </article>
      )}
      <LeftOut leftOut={leftOut} />
    </Section>
  );
}

function Action({ gaps: { grant, reasons, count: all } }: { gaps: FirstWeek["gaps"] }) {
  const [most] = reasons;
  if (grant === null) return most === undefined ? null : <p className="t2">{reasonWords(most.reason).cure}</p>;
  const actions = grant.statement.Action.length;
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [grant.statement] }, null, 2);
  return (
    <>
      <p className="t2">
        Granting {counted(actions, "action")} closes {count(grant.closes)} of {counted(all, "gap")}.
      </p>
      <CopyButton
        text={policy}
        label={actions === 1 ? "Copy the policy" : `Copy one policy for all ${count(actions)}`}
        what="that would close them"
      />
    </>
  );
}

function LeftOut({ leftOut: { regions, services, disabledRegions } }: Pick<FirstWeek, "leftOut">) {
  const chosen = [
    ...(regions.length === 0 ? [] : [counted(regions.length, "region")]),
    ...(services.length === 0 ? [] : [counted(services.length, "service")]),
  ];
  if (chosen.length === 0 && disabledRegions.length === 0) return null;
  return (
    <p className="t3 xs part" title={[...regions, ...services].join(", ")}>
      {chosen.length === 0 ? null : `The scan left out ${chosen.join(" and ")}, as it was asked to. `}
      {disabledRegions.length === 0
        ? null
        : `${counted(disabledRegions.length, "region")} not enabled in this account, so nothing can be there.`}
    </p>
  );
}

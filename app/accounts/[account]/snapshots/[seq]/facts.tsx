import Link from "next/link";
import { count, elapsed } from "@/components/format";
import { DateTime } from "@/components/ui/date-time";
import { Section } from "@/components/ui/page-head";
import { reasonTag } from "@/lib/model/gap-words";
import type { GapGroup, SnapshotDetail } from "@/lib/operations/snapshots/views";
import { accountPath } from "@/lib/web/links";

/** A snapshot in figures. */
export function SnapshotFacts({ snapshot }: { snapshot: SnapshotDetail }) {
  const { name, account, id, awsAccountId, status, startedAt, finishedAt, resources, counts, calls } = snapshot;
  const sum = (figure: "calls" | "retries") => calls.reduce((total, one) => total + one[figure], 0);
  return (
    <section>
      <div className="sect-head">
        <h2>Snapshot {name}</h2>
        <span className="act xs">
          <Link href={accountPath(account, "", { at: name })} prefetch={false}>
            What it tells
          </Link>
        </span>
      </div>
      <dl className="kv" style={{ paddingTop: 6 }}>
        <dt>Finished</dt>
        <dd>{finishedAt === null ? "" : <DateTime iso={finishedAt} form="seconds" />}</dd>
        <dt>Took</dt>
        <dd>{startedAt === null || finishedAt === null ? "" : elapsed(startedAt, finishedAt)}</dd>
        <dt>Status</dt>
        <dd>{status}</dd>
        <dt>Resources</dt>
        <dd>
          {count(resources)}
          {counts.notSeen === 0 ? "" : `, ${count(counts.notSeen)} of them not seen this time`}
        </dd>
        <dt>Calls</dt>
        <dd>
          {count(sum("calls"))}, {count(sum("retries"))} retried
        </dd>
        <dt>Id</dt>
        <dd>
          <code>{id}</code>
        </dd>
        <dt>AWS account</dt>
        <dd>
          <code>{awsAccountId}</code>
        </dd>
      </dl>
    </section>
  );
}

/** How many gaps there are of each reason; nothing where there are none. */
export function GapsByReason({ groups }: { groups: readonly GapGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <Section title="Gaps by reason">
      <ul className="counts" style={{ paddingTop: 6 }}>
        {groups.map(({ reason, causes }) => (
          <li key={reason}>
            <span>{reasonTag(reason)}</span>
            <span className="t3">{count(causes.reduce((sum, { regions }) => sum + regions.length, 0))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

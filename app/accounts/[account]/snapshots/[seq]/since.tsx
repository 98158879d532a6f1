import { Section } from "@/components/ui/page-head";
import { NotSeen, Status } from "@/components/ui/status";
import { reasonTag } from "@/lib/model/gap-words";
import { whereWords } from "@/lib/operations/snapshots/gap-causes";
import type { GapCause, GapReport } from "@/lib/operations/snapshots/views";

/** Gaps that closed and came since the snapshot before; nothing for the first. */
export function Since({ report: { previous, closed, opened } }: { report: GapReport }) {
  if (previous === null) return null;
  return (
    <Section title={`Since ${previous}`}>
      {closed.length + opened.length === 0 ? (
        <p className="t3" style={{ paddingTop: 6 }}>
          No gap closed, and none is new.
        </p>
      ) : (
        <ul className="lines" aria-label="Gaps that closed or are new">
          {closed.map((cause) => (
            <li key={`closed ${words(cause)}`}>
              <Status kind="pass">closed</Status> {words(cause)}
            </li>
          ))}
          {opened.map((cause) => (
            <li key={`new ${words(cause)}`}>
              <NotSeen>new</NotSeen> {words(cause)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function words({ service, operation, reason, regions }: GapCause): string {
  const call = [service === "*" ? "all services" : service, operation].filter((part) => part !== "").join(" ");
  return `${call}, ${whereWords(regions)}, ${reasonTag(reason)}`;
}

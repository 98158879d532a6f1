import Link from "next/link";
import { count } from "@/components/format";
import { NotSeen } from "@/components/ui/status";
import type { FirstWeek } from "@/lib/operations/first-week/views";
import { accountPath } from "@/lib/web/links";

type Chapter = FirstWeek["profile"][number];
type Held = Chapter["held"][number];

/** What there is, a line for each chapter: numbers with their words, what there is none of, and what nobody saw. */
export function Profile({ week }: { week: FirstWeek }) {
  return (
    <dl className="profile">
      {week.profile.map((chapter) => (
        <div key={chapter.title}>
          <dt>{chapter.title}</dt>
          <dd>
            <Line chapter={chapter} week={week} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Line({ chapter: { title, held, none, unknown }, week }: { chapter: Chapter; week: FirstWeek }) {
  // Regions that the scan was told to leave out are said once, beside; here they would stand on every line.
  const hidden = (one: Held) => one.unseenIn.filter((region) => !week.leftOut.regions.includes(region));
  const absent = unknown.filter((one) => one.sight === "partly" && hidden(one).length === 0);
  const unseen = unknown.filter((one) => !absent.includes(one));
  const nothing = [...none, ...absent];
  return (
    <>
      {held.length === 0 ? null : (
        <ul className="facts">
          {held.map((one) => (
            <li key={one.type}>
              <Fact of={one} week={week} unseenIn={hidden(one)} />
            </li>
          ))}
        </ul>
      )}
      {title === "Ways in" ? <Behind week={week} /> : null}
      {nothing.length === 0 ? null : (
        <p className="t3">
          none{absent.length === 0 ? "" : " in the regions looked at"}: {nothing.map(({ many }) => many).join(", ")}
        </p>
      )}
      {unseen.length === 0 ? null : (
        <p className="unseen-line">
          <NotSeen /> <span>{unseen.map((one) => where(one, hidden(one))).join(", ")}</span>
        </p>
      )}
    </>
  );
}

function where({ many, sight }: Held, unseenIn: string[]): string {
  return sight === "partly" ? `${many} in ${places(unseenIn)}` : many;
}

function places(regions: readonly string[]): string {
  return regions.length <= 2 ? regions.join(" and ") : `${regions.length} regions`;
}

function Fact({ of, week, unseenIn }: { of: Held; week: FirstWeek; unseenIn: string[] }) {
  const { type, one, many, resources, kept, states } = of;
  const stated = states.reduce((sum, { resources: some }) => sum + some, 0);
  const words = states.map(({ state, resources: some }) => `${count(some)} ${state}`);
  if (stated < resources && stated > 0) words.push(`${count(resources - stated)} of unknown state`);
  return (
    <>
      <Link href={accountPath(week.account, "inventory", { at: week.at, type })} prefetch={false}>
        <b>{count(resources)}</b> {resources === 1 ? one : many}
      </Link>
      {words.length === 0 || (words.length === 1 && ORDINARY.has(states[0]?.state ?? "")) ? null : (
        <span className="t2"> ({words.join(", ")})</span>
      )}
      {kept === 0 ? null : <NotSeen title="Kept as they were last seen">{count(kept)} not seen this time</NotSeen>}
      {unseenIn.length === 0 ? null : <NotSeen title={unseenIn.join(", ")}>not in {places(unseenIn)}</NotSeen>}
    </>
  );
}

/** States that say nothing when all are in them. */
const ORDINARY = new Set(["available", "active", "ACTIVE", "Active", "enabled"]);

/** Where balancers are reached from, and what stands behind them as far as the snapshot knows. */
function Behind({ week: { schemes, targets } }: { week: FirstWeek }) {
  const words = schemes.map(({ scheme, resources }) => `${count(resources)} ${scheme}`);
  if (words.length === 0 && targets.resources === 0) return null;
  const { resources, known, entries } = targets;
  return (
    <p className="t2">
      {words.length === 0 ? null : `Load balancers: ${words.join(", ")}. `}
      {resources === 0 || known === 0
        ? null
        : `${count(entries)} ${entries === 1 ? "target stands" : "targets stand"} in ${known === resources ? "" : `${count(known)} of `}${count(resources)} ${resources === 1 ? "target group" : "target groups"}`}
      {resources > 0 && known > 0
        ? known === resources
          ? "."
          : "; those of the others are not known at this date."
        : null}
    </p>
  );
}

import { counted, day } from "@/components/format";
import { Code } from "@/components/ui/code";
import { reasonTag, reasonWords } from "@/lib/model/gap-words";
import { hiddenWords } from "@/lib/operations/snapshots/gap-causes";
import type { GapCause, GapGroup } from "@/lib/operations/snapshots/views";

/** Gaps with one reason: each call that failed with what that hides and since when, and what would help all of them. */
export function GapGroupNotice({ group }: { group: GapGroup }) {
  const { reason, causes, statement } = group;
  const { why, cure } = reasonWords(reason);
  const isChoice = reason === "excluded";
  const shared = sharedMessage(causes);
  const gaps = causes.reduce((sum, cause) => sum + cause.regions.length, 0);
  return (
    <article className="gap">
      <div className="edge" />
      <div className="in">
        <div className="row between wrap">
          <h2>{why}</h2>
          <span className="tag">
            {reasonTag(reason)}, {counted(gaps, "gap")}
          </span>
        </div>
        {isChoice || shared === null ? null : <p className="t3 xs">{shared}</p>}
        {isChoice ? <Choices causes={causes} /> : <Causes causes={causes} shared={shared} />}
        {causes.some((cause) => cause.statement === null) ? <p>{cure}</p> : null}
        {statement === null ? null : (
          <>
            <p>Add this statement to the role&apos;s policy, then scan again:</p>
            <Code
              text={JSON.stringify(statement, null, 2)}
              what={`Policy statement for ${statement.Action.length > 3 ? counted(statement.Action.length, "action") : statement.Action.join(", ")}`}
            />
          </>
        )}
      </div>
    </article>
  );
}

/** What AWS said to all of them alike, when there are several; null otherwise. */
function sharedMessage(causes: readonly GapCause[]): string | null {
  const messages = new Set(causes.flatMap((cause) => cause.messages));
  const [only] = messages;
  return causes.length > 1 && messages.size === 1 && only !== undefined ? only : null;
}

function Causes({ causes, shared }: { causes: readonly GapCause[]; shared: string | null }) {
  return (
    <ul className="lines">
      {causes.map((cause) => (
        <li key={`${cause.service} ${cause.operation}`} className="stack" style={{ gap: 0 }}>
          <p>
            <b>{cause.service === "*" ? "All services" : cause.service}</b>{" "}
            {cause.operation === "" ? null : <code className="t2">{cause.operation}</code>}{" "}
            <span className="t3">hides</span> {hiddenWords(cause)}
            <span className="t3">
              , since {cause.firstSeen}
              {cause.firstSeenAt === null ? "" : `, ${day(cause.firstSeenAt)}`}
            </span>
          </p>
          {cause.regions.length > 3 ? <p className="t3 xs">{cause.regions.join(", ")}</p> : null}
          {shared !== null
            ? null
            : cause.messages.slice(0, 2).map((message) => (
                <p key={message} className="t3 xs">
                  {message}
                </p>
              ))}
        </li>
      ))}
    </ul>
  );
}

function Choices({ causes }: { causes: readonly GapCause[] }) {
  const services = causes.filter(({ service }) => service !== "*").map(({ service }) => service);
  const regions = causes.filter(({ service }) => service === "*").flatMap((cause) => cause.regions);
  return (
    <>
      {services.length === 0 ? null : (
        <p>
          <span className="t3">Services</span> {services.join(", ")}
        </p>
      )}
      {regions.length === 0 ? null : (
        <p>
          <span className="t3">Regions</span> {regions.join(", ")}
        </p>
      )}
    </>
  );
}

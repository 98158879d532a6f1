import { counted, listed } from "@/components/format";
import { reasonTag, reasonWords } from "@/lib/model/gap-words";
import { Code } from "@/components/ui/code";
import { resourceTypeOf } from "@/lib/model/resources/registry";
import type { GapCause } from "@/lib/operations/snapshots/views";

/** One cause of gaps: what was not seen, why, what that hides, and the statement or the action that would help. */
export function GapNotice({ cause }: { cause: GapCause }) {
  const { service, operation, reason, regions, messages, types, affected, firstSeen, statement } = cause;
  const titles = types.map((type) => resourceTypeOf(type)?.title ?? type);
  const { why, cure } = reasonWords(reason);
  const what = titles.length > 0 ? listed(titles) : operation === "" ? service : operation;
  return (
    <article className="gap">
      <div className="edge" />
      <div className="in">
        <div className="row between wrap">
          <h2>{service === "*" ? "All services" : `${service}: ${what}`}</h2>
          <span className="tag">
            {reasonTag(reason)},{" "}
            {regions.length <= 3 ? regions.map(regionWord).join(", ") : counted(regions.length, "region")}
          </span>
        </div>
        <p className="t2">
          {why}
          {operation === "" ? null : (
            <>
              {" "}
              The call was <code>{operation}</code>.
            </>
          )}
        </p>
        {messages.slice(0, 3).map((message) => (
          <p key={message} className="t3 xs">
            {message}
          </p>
        ))}
        <p>
          <span className="t3">Hides</span> {hidden(titles, affected, regions)}
          <span className="t3">, since {firstSeen}</span>
        </p>
        {regions.length > 3 ? <p className="t3 xs">{regions.join(", ")}</p> : null}
        {statement === null ? (
          <p>{cure}</p>
        ) : (
          <>
            <p>Add this statement to the role&apos;s policy, then scan again:</p>
            <Code
              text={JSON.stringify(statement, null, 2)}
              what={`Policy statement for ${statement.Action.join(", ")}`}
            />
          </>
        )}
      </div>
    </article>
  );
}

function regionWord(region: string): string {
  return region === "*" ? "all regions" : region;
}

function hidden(titles: string[], affected: number, regions: string[]): string {
  const where = regions.includes("*")
    ? "everywhere"
    : `in ${regions.length <= 3 ? listed(regions.map(regionWord)) : counted(regions.length, "region")}`;
  const parts = [
    titles.length > 0 ? `${listed(titles)} ${where}` : null,
    affected > 0 ? `one property of ${counted(affected, "resource")}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? `whatever is ${where}` : parts.join(", and ");
}

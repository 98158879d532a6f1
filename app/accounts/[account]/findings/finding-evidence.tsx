import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import type { DecidingFact } from "@/lib/model/finding";
import type { FindingDetailView } from "@/lib/operations/findings/views";
import { type FindingPlaceView, ResourceOf } from "./finding-view";

/** Beyond so many letters a value stands under its field and not beside it. */
const BESIDE = 48;

/** The facts that decided, by the resource that holds them: field and value as they were read, and by which calls. */
export function FindingEvidence({
  view,
  finding,
  readAt,
}: {
  view: FindingPlaceView;
  finding: FindingDetailView;
  /** When the snapshot was taken, ISO 8601; null when it is not known. */
  readAt: string | null;
}) {
  const { facts, apis, arn, name, region, check, subject, at } = finding;
  if (facts.length === 0) return <p className="t3">No single field decided it.</p>;
  const copied = { check, subject, snapshot: at, operations: apis, facts };
  const holders = [...new Set(facts.map((fact) => fact.arn ?? arn))];
  return (
    <figure className="stack facts-of">
      {holders.map((holder) => (
        <div key={holder ?? "account"} className="evid">
          <div className="src">
            {holder === null ? (
              <span>{name}</span>
            ) : (
              <ResourceOf view={view} arn={holder}>
                <bdi>{holder === arn ? name : (holder.split(/[:/]/).at(-1) ?? holder)}</bdi>
              </ResourceOf>
            )}
            <span>{holder === arn ? region : (holder?.split(":")[3] ?? "")}</span>
            <span className="grow" />
            {holder === holders[0] ? (
              <CopyButton text={JSON.stringify(copied, null, 2)} what="these facts" label="Copy JSON" />
            ) : null}
          </div>
          <dl>
            {facts
              .filter((fact) => (fact.arn ?? arn) === holder)
              .map((fact) => (
                <Fact key={`${fact.field} ${JSON.stringify(fact.value)}`} fact={fact} />
              ))}
          </dl>
        </div>
      ))}
      <figcaption className="t3 xs">
        {apis.length === 0 ? "Read" : "Read by "}
        {apis.map((api, index) => (
          <span key={api}>
            {index === 0 ? "" : ", "}
            <code>{api}</code>
          </span>
        ))}
        {readAt === null ? null : (
          <>
            {" "}
            for {at}, <DateTime iso={readAt} />
          </>
        )}
        .
      </figcaption>
    </figure>
  );
}

function Fact({ fact: { field, value } }: { fact: DecidingFact }) {
  const text = valueText(value);
  return (
    <div className={text.length + field.length > BESIDE || text.includes("\n") ? "f long" : "f"}>
      <dt className="path">{field}</dt>
      <dd className="val">{text}</dd>
    </div>
  );
}

function valueText(value: DecidingFact["value"]): string {
  if (value === null) return "not set";
  if (typeof value === "string") return value === "" ? "empty" : value;
  if (typeof value !== "object") return String(value);
  // Names in a list read better without the signs of JSON.
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string"))
    return value.join("\n");
  const line = JSON.stringify(value);
  return line.length <= BESIDE ? line : JSON.stringify(value, null, 2);
}

import { NotSeen } from "@/components/ui/status";
import { reasonTag, reasonWords } from "@/lib/model/gap-words";
import type { Json, JsonObject } from "@/lib/model/json";
import { isUnseen } from "@/lib/model/read";
import { readValue } from "@/lib/model/read-value";
import { FieldValue, nests } from "./field-value";
import type { LinkOf } from "./named";

/**
 * A configuration to read: AWS's own field names left, values right, nested things indented. A property that could not
 * be read stands as such, with the reason; one that was read in a call of its own shows its value.
 * @param fields which of its fields, in which order; all of them by name when left out
 * @param linkOf what a text names, for texts that name a resource
 */
export function Configuration({
  value,
  type,
  fields = Object.keys(value).sort(),
  linkOf,
}: {
  value: JsonObject;
  type: string;
  fields?: readonly string[];
  linkOf: LinkOf;
}) {
  if (fields.length === 0) return <p className="t3">AWS says nothing more about it.</p>;
  return (
    <dl className="config">
      {fields.map((name) => (
        <Property key={name} name={name} value={value[name] ?? null} type={type} linkOf={linkOf} />
      ))}
    </dl>
  );
}

function Property({ name, value, type, linkOf }: { name: string; value: Json; type: string; linkOf: LinkOf }) {
  if (isUnseen(value)) {
    return (
      <div className="unseen-field">
        <dt>{name}</dt>
        <dd>
          <NotSeen title={reasonWords(value.reason).why} />{" "}
          <span className="t2">
            {reasonTag(value.reason)}: {value.operation}
          </span>
        </dd>
      </div>
    );
  }
  const shown = readValue(value);
  return (
    <div className={nests(shown) ? "nested" : undefined}>
      <dt>{name}</dt>
      <dd>
        <FieldValue value={shown} depth={1} field={name} type={type} linkOf={linkOf} />
      </dd>
    </div>
  );
}
